package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Items;
import io.decisiongate.core.configuration.ConfigurationValue.Property;
import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.KeyPath.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays properties over a tree of tables: each replaces one value and leaves its neighbours. */
final class PropertyTree {
  private PropertyTree() {}

  /**
   * The base with the properties laid over it. Properties without the prefix are left out, and so
   * are those whose first key is no section; of the latter and of malformed names a warning is
   * left.
   *
   * @throws ConfigurationException when one property holds a whole value of which another holds a
   *     part, or when an array would get a gap
   */
  static Table overlay(Table base, Map<String, String> properties, List<String> warnings) {
    Branch root = new Branch();
    for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
      if (property.getKey().startsWith(FlatProperties.PREFIX)) {
        String path = property.getKey().substring(FlatProperties.PREFIX.length());
        KeyPath.parse(path)
            .filter(PropertyTree::isKnown)
            .ifPresentOrElse(
                steps -> root.descend(steps).set(property.getValue()),
                () -> warnings.add(UnknownKeys.warning(path)));
      }
    }
    return root.isEmpty() ? base : (Table) root.over(base, "");
  }

  private static boolean isKnown(List<Step> steps) {
    return steps.getFirst() instanceof Step.Key key && UnknownKeys.SECTIONS.contains(key.name());
  }

  /** What the properties say about one place of the tree. */
  private static final class Branch {
    private @Nullable String text;
    private final Map<String, Branch> entries = new LinkedHashMap<>();
    private final TreeMap<Integer, Branch> items = new TreeMap<>();

    boolean isEmpty() {
      return text == null && entries.isEmpty() && items.isEmpty();
    }

    Branch descend(List<Step> steps) {
      Branch at = this;
      for (Step step : steps) {
        at =
            switch (step) {
              case Step.Key key -> at.entries.computeIfAbsent(key.name(), name -> new Branch());
              case Step.Index index -> at.items.computeIfAbsent(index.value(), i -> new Branch());
            };
      }
      return at;
    }

    void set(String value) {
      text = value;
    }

    /** This branch over what was there before, if anything was. */
    ConfigurationValue over(@Nullable ConfigurationValue base, String path) {
      if (text != null) {
        if (!entries.isEmpty() || !items.isEmpty()) {
          throw ConfigurationException.parse(path + ": set as a whole and in parts");
        }
        return new Property(text);
      }
      if (!entries.isEmpty() && !items.isEmpty()) {
        throw ConfigurationException.parse(path + ": set as a table and as an array");
      }
      return items.isEmpty() ? table(base, path) : items(base, path);
    }

    private Table table(@Nullable ConfigurationValue base, String path) {
      Map<String, ConfigurationValue> merged =
          new LinkedHashMap<>(base instanceof Table before ? before.entries() : Map.of());
      entries.forEach(
          (key, branch) ->
              merged.compute(key, (same, before) -> branch.over(before, KeyPath.key(path, key))));
      return new Table(merged);
    }

    private Items items(@Nullable ConfigurationValue base, String path) {
      List<ConfigurationValue> merged =
          new ArrayList<>(base instanceof Items before ? before.values() : List.of());
      for (Map.Entry<Integer, Branch> item : items.entrySet()) {
        int index = item.getKey();
        String name = KeyPath.index(path, index);
        if (index < merged.size()) {
          merged.set(index, item.getValue().over(merged.get(index), name));
        } else if (index == merged.size()) {
          merged.add(item.getValue().over(null, name));
        } else {
          throw ConfigurationException.parse(
              KeyPath.index(path, merged.size()) + ": missing, but later items are set");
        }
      }
      return new Items(merged);
    }
  }
}
