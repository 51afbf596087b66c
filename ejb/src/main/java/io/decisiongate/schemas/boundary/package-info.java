/**
 * Registered data shapes: the tools schemas_register, schemas_list and schemas_get, and the look-up
 * that prechecks use.
 */
@NullMarked
package io.decisiongate.schemas.boundary;

import org.jspecify.annotations.NullMarked;
