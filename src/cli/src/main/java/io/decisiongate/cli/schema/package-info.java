/** {@code dg schema}: the schema registry of a server. */
@NullMarked
package io.decisiongate.cli.schema;

import org.jspecify.annotations.NullMarked;
