/**
 * JSON values that keep the class of each number, their strict reader, and their two written forms.
 *
 * <p>{@link io.decisiongate.core.json.Json} is the value, {@link
 * io.decisiongate.core.json.JsonReader} parses text into it, {@link
 * io.decisiongate.core.json.JsonWriter} writes it back keeping 1 and 1.0 apart, {@link
 * io.decisiongate.core.json.CanonicalJson} writes the form that is hashed. {@link
 * io.decisiongate.core.json.JsonSyntaxException} is thrown for text that is not JSON, {@link
 * io.decisiongate.core.json.ObjectReader} reports members that are missing or of the wrong type.
 */
@NullMarked
package io.decisiongate.core.json;

import org.jspecify.annotations.NullMarked;
