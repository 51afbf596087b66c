package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Flag;
import io.decisiongate.core.configuration.ConfigurationValue.Items;
import io.decisiongate.core.configuration.ConfigurationValue.Other;
import io.decisiongate.core.configuration.ConfigurationValue.Property;
import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.ConfigurationValue.Text;
import io.decisiongate.core.configuration.ConfigurationValue.Whole;
import java.util.List;
import java.util.Set;

/** Finds keys that nobody asked for: they have no effect, and are most often misspelt. */
final class UnknownKeys {
  /** The keys of the outermost table. */
  static final Set<String> SECTIONS =
      Set.of(
          "profile",
          "server",
          "namespace",
          "dev",
          "trust",
          "evidence",
          "anchors",
          "provider_discovery",
          "validation",
          "policy",
          "run_state_store",
          "schema_registry",
          "runpack_storage",
          "runpacks",
          "docs",
          "providers",
          "database",
          "tenancy",
          "identity",
          "dispatch",
          "client");

  private UnknownKeys() {}

  static String warning(String key) {
    return "unknown key ignored: " + key;
  }

  /**
   * Adds a warning for each key that is not among those asked for; its contents are not entered.
   */
  static void report(Table table, Set<String> asked, List<String> warnings) {
    report("", table, asked, warnings);
  }

  private static void report(
      String path, ConfigurationValue value, Set<String> asked, List<String> warnings) {
    switch (value) {
      case Table table ->
          table
              .entries()
              .forEach(
                  (key, entry) -> {
                    String name = KeyPath.key(path, key);
                    if (asked.contains(name)) {
                      report(name, entry, asked, warnings);
                    } else {
                      warnings.add(warning(name));
                    }
                  });
      case Items items -> {
        for (int i = 0; i < items.values().size(); i++) {
          report(KeyPath.index(path, i), items.values().get(i), asked, warnings);
        }
      }
      case Text ignored -> {}
      case Whole ignored -> {}
      case Flag ignored -> {}
      case Other ignored -> {}
      case Property ignored -> {}
    }
  }
}
