/** {@code dg demo}: this repository's own release, gated by a real server. */
@NullMarked
package io.decisiongate.cli.demo;

import org.jspecify.annotations.NullMarked;
