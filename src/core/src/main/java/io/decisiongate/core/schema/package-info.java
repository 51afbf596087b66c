/**
 * JSON Schema, draft 2020-12, for data shapes, contracts and authoring (providers.md section 11).
 *
 * <p>{@link io.decisiongate.core.schema.JsonSchema} compiles a schema and lists what an instance
 * breaks; {@link io.decisiongate.core.schema.InvalidSchema} is thrown for what is not a schema.
 * Nothing outside the document is ever fetched or read, and validation has a limit on its work.
 */
@NullMarked
package io.decisiongate.core.schema;

import org.jspecify.annotations.NullMarked;
