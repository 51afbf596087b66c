/**
 * The JSONPath dialect of the json provider (providers.md section 4.4), which is not RFC 9535.
 *
 * <p>{@link io.decisiongate.core.jsonpath.JsonPath} parses a text into steps, throwing {@link
 * io.decisiongate.core.jsonpath.InvalidJsonPath}, and selects, throwing {@link
 * io.decisiongate.core.jsonpath.SelectionTooLarge} rather than working without bound.
 */
@NullMarked
package io.decisiongate.core.jsonpath;

import org.jspecify.annotations.NullMarked;
