/** TLS served by the server itself, in real handshakes with certificates of the tests. */
@NullMarked
package io.decisiongate.system.tls;

import org.jspecify.annotations.NullMarked;
