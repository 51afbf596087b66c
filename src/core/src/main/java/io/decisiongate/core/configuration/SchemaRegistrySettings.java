package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Section {@code schema_registry}.
 *
 * @param maxSchemaBytes largest schema, 1 to 10485760
 * @param maxEntries schemas of one tenant and namespace; empty means no limit
 */
public record SchemaRegistrySettings(
    StoreSettings store, long maxSchemaBytes, Optional<Long> maxEntries, RegistryAclSettings acl) {
  private static final String SECTION = "schema_registry";

  static SchemaRegistrySettings from(TableReader table) {
    return new SchemaRegistrySettings(
        StoreSettings.from(table),
        table.whole("max_schema_bytes", 1_048_576),
        table.optionalWhole("max_entries"),
        RegistryAclSettings.from(table.section("acl")));
  }

  void validate() {
    store.validate(SECTION);
    require(
        maxSchemaBytes >= 1 && maxSchemaBytes <= 10_485_760,
        "schema_registry max_schema_bytes out of range");
    maxEntries.ifPresent(count -> StoreSettings.positive(SECTION, "max_entries", count));
    acl.validate();
  }
}
