package io.decisiongate.core.configuration;

import java.util.Optional;

/** Reads the two spellings of a {@link TrustPolicy}. */
final class TrustPolicyReader {
  private TrustPolicyReader() {}

  /** Reads the word {@code audit} or the table {@code require_signature}. */
  static Optional<TrustPolicy> read(TableReader table, String key) {
    return table.value(key).map(value -> policy(value, table, key));
  }

  private static TrustPolicy policy(ConfigurationValue value, TableReader table, String key) {
    boolean isTable =
        value instanceof ConfigurationValue.Table
            || (value instanceof ConfigurationValue.Property property
                && property.text().startsWith("{"));
    if (isTable) {
      TableReader signature =
          table
              .section(key)
              .optionalSection("require_signature")
              .orElseThrow(() -> table.section(key).missing("require_signature"));
      if (signature.value("keys").isEmpty()) {
        throw signature.missing("keys");
      }
      return new TrustPolicy.RequireSignature(signature.texts("keys"));
    }
    table.onlyWord(key, "audit");
    return new TrustPolicy.Audit();
  }
}
