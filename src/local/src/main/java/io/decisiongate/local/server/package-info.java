/** Open Liberty as a child process. */
@NullMarked
package io.decisiongate.local.server;

import org.jspecify.annotations.NullMarked;
