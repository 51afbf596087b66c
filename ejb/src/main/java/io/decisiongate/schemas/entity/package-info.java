/** Rows of registered schemas. */
@NullMarked
package io.decisiongate.schemas.entity;

import org.jspecify.annotations.NullMarked;
