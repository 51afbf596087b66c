/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.schema;

import org.jspecify.annotations.NullMarked;
