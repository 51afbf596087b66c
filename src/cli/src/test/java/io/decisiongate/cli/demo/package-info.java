/** Tests of the demo. */
@NullMarked
package io.decisiongate.cli.demo;

import org.jspecify.annotations.NullMarked;
