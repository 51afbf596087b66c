/**
 * YAML 1.2 evidence files as JSON values (providers.md section 4.3). {@link
 * io.decisiongate.core.yaml.YamlReader} throws {@link
 * io.decisiongate.core.yaml.YamlSyntaxException} for what is not one document of the core schema.
 */
@NullMarked
package io.decisiongate.core.yaml;

import org.jspecify.annotations.NullMarked;
