package io.decisiongate.core.configuration;

import java.util.Optional;

/**
 * Section {@code run_state_store}.
 *
 * @param maxVersions versions of a run's state that are kept; empty means all
 */
public record RunStateStoreSettings(StoreSettings store, Optional<Long> maxVersions) {
  private static final String SECTION = "run_state_store";

  static RunStateStoreSettings from(TableReader table) {
    return new RunStateStoreSettings(
        StoreSettings.from(table), table.optionalWhole("max_versions"));
  }

  void validate() {
    store.validate(SECTION);
    if (store.type() == StoreSettings.Type.SQLITE) {
      maxVersions.ifPresent(count -> StoreSettings.positive(SECTION, "max_versions", count));
    }
  }
}
