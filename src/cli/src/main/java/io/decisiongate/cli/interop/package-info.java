/** {@code dg interop}: takes one run through a server and reports what it said. */
@NullMarked
package io.decisiongate.cli.interop;

import org.jspecify.annotations.NullMarked;
