/** Reading of registered schemas. */
@NullMarked
package io.decisiongate.schemas.control;

import org.jspecify.annotations.NullMarked;
