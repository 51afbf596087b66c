/** {@code dg admin}: administration of a server over its REST API. */
@NullMarked
package io.decisiongate.cli.admin;

import org.jspecify.annotations.NullMarked;
