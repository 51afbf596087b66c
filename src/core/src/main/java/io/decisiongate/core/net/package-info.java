/** Internet addresses: ranges of them in CIDR notation. */
@NullMarked
package io.decisiongate.core.net;

import org.jspecify.annotations.NullMarked;
