package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one table into typed values. A value of another type than its key expects is a
 * parse error that names the dotted key. Remembers which keys were asked for, so that the others
 * can be reported.
 */
final class TableReader {
  private final Table table;
  private final String path;
  private final Set<String> asked;

  TableReader(Table table, String path, Set<String> asked) {
    this.table = table;
    this.path = path;
    this.asked = asked;
  }

  /** The dotted name of a key of this table. */
  String name(String key) {
    return KeyPath.key(path, key);
  }

  /** The value as written. */
  Optional<ConfigurationValue> value(String key) {
    asked.add(name(key));
    return Optional.ofNullable(table.entries().get(key));
  }

  /** The table of this key, read as empty when it is absent. */
  TableReader section(String key) {
    return optionalSection(key).orElseGet(() -> new TableReader(Table.EMPTY, name(key), asked));
  }

  Optional<TableReader> optionalSection(String key) {
    return value(key)
        .map(value -> new TableReader(TypedValue.table(value, name(key)), name(key), asked));
  }

  /** The tables of an array, each read by the same function. */
  <T> List<T> sections(String key, Function<TableReader, T> item) {
    return items(
        key,
        List.of(),
        (value, name) -> item.apply(new TableReader(TypedValue.table(value, name), name, asked)));
  }

  Optional<String> text(String key) {
    return value(key).map(value -> TypedValue.text(value, name(key)));
  }

  String text(String key, String absent) {
    return text(key).orElse(absent);
  }

  List<String> texts(String key) {
    return texts(key, List.of());
  }

  List<String> texts(String key, List<String> absent) {
    return items(key, absent, TypedValue::text);
  }

  boolean flag(String key, boolean absent) {
    return value(key).map(value -> TypedValue.flag(value, name(key))).orElse(absent);
  }

  /** An integer of 64 bits, whose range the rules of its section check. */
  long whole(String key, long absent) {
    return optionalWhole(key).orElse(absent);
  }

  Optional<Long> optionalWhole(String key) {
    return value(key).map(value -> TypedValue.whole(value, name(key), Long.MIN_VALUE));
  }

  long wholeFrom(long min, String key, long absent) {
    return value(key).map(value -> TypedValue.whole(value, name(key), min)).orElse(absent);
  }

  /** The number of a tenant or namespace, from 1. */
  Optional<Long> optionalId(String key) {
    return value(key).map(value -> TypedValue.whole(value, name(key), 1));
  }

  List<Long> ids(String key) {
    return items(key, List.of(), (value, name) -> TypedValue.whole(value, name, 1));
  }

  /** A word of a closed set: the names of the constants in lower case. */
  <E extends Enum<E>> Optional<E> word(String key, Class<E> words) {
    return value(key).map(value -> TypedValue.word(value, name(key), words));
  }

  <E extends Enum<E>> E word(String key, Class<E> words, E absent) {
    return word(key, words).orElse(absent);
  }

  <E extends Enum<E>> List<E> words(String key, Class<E> words) {
    return items(key, List.of(), (value, name) -> TypedValue.word(value, name, words));
  }

  /** Checks a key that has only one value so far. */
  void onlyWord(String key, String only) {
    if (text(key).filter(text -> !text.equals(only)).isPresent()) {
      throw ConfigurationException.parse(name(key) + ": expected " + only);
    }
  }

  /** A table of strings with keys of the user's choice. */
  Optional<Map<String, String>> textTable(String key) {
    return optionalSection(key)
        .map(
            section -> {
              Map<String, String> texts = new LinkedHashMap<>();
              for (String name : section.table.entries().keySet()) {
                section.text(name).ifPresent(text -> texts.put(name, text));
              }
              return texts;
            });
  }

  /** The tables of a table with keys of the user's choice. */
  <T> Map<String, T> sectionTable(String key, Function<TableReader, T> item) {
    TableReader section = section(key);
    Map<String, T> sections = new LinkedHashMap<>();
    for (String name : section.table.entries().keySet()) {
      sections.put(name, item.apply(section.section(name)));
    }
    return sections;
  }

  /** The error for a required key that is absent and has no message of its own. */
  ConfigurationException missing(String key) {
    return ConfigurationException.parse(name(key) + ": required key is missing");
  }

  private <T> List<T> items(String key, List<T> absent, Item<T> item) {
    @Nullable ConfigurationValue value = value(key).orElse(null);
    if (value == null) {
      return absent;
    }
    List<T> items = new ArrayList<>();
    for (ConfigurationValue element : TypedValue.items(value, name(key))) {
      items.add(item.read(element, KeyPath.index(name(key), items.size())));
    }
    return List.copyOf(items);
  }

  private interface Item<T> {
    T read(ConfigurationValue value, String name);
  }
}
