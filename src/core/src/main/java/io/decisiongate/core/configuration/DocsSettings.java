package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;

/**
 * Section {@code docs}: documentation that clients can search and read.
 *
 * @param extraPaths files and folders to add, at most 64
 * @param maxDocBytes largest document, 1 to 1048576
 * @param maxTotalBytes all documents together, 1 to 8388608
 * @param maxDocs 1 to 256
 * @param maxSections sections in one answer, 1 to 10
 */
public record DocsSettings(
    boolean enabled,
    boolean enableSearch,
    boolean enableResources,
    boolean includeDefaultDocs,
    List<String> extraPaths,
    long maxDocBytes,
    long maxTotalBytes,
    long maxDocs,
    long maxSections) {
  private static final int MAX_EXTRA_PATHS = 64;

  public DocsSettings {
    extraPaths = List.copyOf(extraPaths);
  }

  static DocsSettings from(TableReader table) {
    return new DocsSettings(
        table.flag("enabled", true),
        table.flag("enable_search", true),
        table.flag("enable_resources", true),
        table.flag("include_default_docs", true),
        table.texts("extra_paths"),
        table.whole("max_doc_bytes", 262_144),
        table.whole("max_total_bytes", 1_048_576),
        table.whole("max_docs", 32),
        table.whole("max_sections", 10));
  }

  void validate() {
    require(extraPaths.size() <= MAX_EXTRA_PATHS, "docs.extra_paths too many entries");
    extraPaths.forEach(path -> FieldRules.path("docs.extra_paths", path));
    inRange("max_doc_bytes", maxDocBytes, 1_048_576);
    inRange("max_total_bytes", maxTotalBytes, 8_388_608);
    inRange("max_docs", maxDocs, 256);
    inRange("max_sections", maxSections, 10);
  }

  private static void inRange(String key, long value, long max) {
    require(value >= 1 && value <= max, "docs." + key + " out of range");
  }
}
