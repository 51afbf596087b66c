/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.client;

import org.jspecify.annotations.NullMarked;
