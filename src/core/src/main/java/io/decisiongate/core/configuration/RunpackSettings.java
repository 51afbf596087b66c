package io.decisiongate.core.configuration;

import java.util.Optional;

/**
 * Section {@code runpacks}.
 *
 * @param baseDir folder outside of which the runpack tools neither write nor read; empty means that
 *     callers may name any folder that the server may use
 */
public record RunpackSettings(Optional<String> baseDir) {
  static RunpackSettings from(TableReader table) {
    return new RunpackSettings(table.text("base_dir"));
  }

  void validate() {
    baseDir.ifPresent(path -> FieldRules.path("runpacks.base_dir", path));
  }
}
