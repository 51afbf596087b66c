/**
 * Registered data shapes (mcp-tools.md section 7): {@link
 * io.decisiongate.core.registry.SchemaRecord} is one version of a JSON Schema, {@link
 * io.decisiongate.core.registry.SchemaSigning} what its author signed it with, {@link
 * io.decisiongate.core.registry.SchemaSignatures} the check of such a signature.
 */
@NullMarked
package io.decisiongate.core.registry;

import org.jspecify.annotations.NullMarked;
