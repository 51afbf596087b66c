/** Who is known by what it shows, against a running server. */
@NullMarked
package io.decisiongate.system.identity;

import org.jspecify.annotations.NullMarked;
