/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.authoring;

import org.jspecify.annotations.NullMarked;
