package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

/**
 * Section {@code validation}: comparators against schemas (auth.md section 8).
 *
 * @param strict whether comparators are checked at all
 */
public record ValidationSettings(
    boolean strict,
    boolean allowPermissive,
    boolean enableLexicographic,
    boolean enableDeepEquals) {

  static ValidationSettings from(TableReader table) {
    table.onlyWord("profile", "strict_core_v1");
    return new ValidationSettings(
        table.flag("strict", true),
        table.flag("allow_permissive", false),
        table.flag("enable_lexicographic", false),
        table.flag("enable_deep_equals", false));
  }

  void validate() {
    require(
        strict || allowPermissive,
        "validation.strict=false requires validation.allow_permissive=true");
  }
}
