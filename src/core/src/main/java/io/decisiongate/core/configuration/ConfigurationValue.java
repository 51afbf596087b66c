package io.decisiongate.core.configuration;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as written, before anybody knows which type its key expects. */
sealed interface ConfigurationValue {

  /** The name of the type, for messages. */
  String type();

  /** A table; keys keep the order in which they were written. */
  record Table(Map<String, ConfigurationValue> entries) implements ConfigurationValue {
    static final Table EMPTY = new Table(Map.of());

    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** This table with one entry added or replaced. */
    Table with(String key, ConfigurationValue value) {
      Map<String, ConfigurationValue> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Table(changed);
    }

    @Override
    public String type() {
      return "a table";
    }
  }

  /** An array, of any types. */
  record Items(List<ConfigurationValue> values) implements ConfigurationValue {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String type() {
      return "an array";
    }
  }

  /** A string. It may be a secret, so it does not show itself. */
  record Text(String value) implements ConfigurationValue {
    @Override
    public String type() {
      return "a string";
    }

    @Override
    public String toString() {
      return "Text";
    }
  }

  /** An integer of any size. */
  record Whole(BigInteger value) implements ConfigurationValue {
    @Override
    public String type() {
      return "an integer";
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean value) implements ConfigurationValue {
    @Override
    public String type() {
      return "a boolean";
    }
  }

  /** A type that no key expects: a float, a date or a time. */
  record Other(String type, String text) implements ConfigurationValue {}

  /** The value of a property: text that takes the type that its key expects. */
  record Property(String text) implements ConfigurationValue {
    @Override
    public String type() {
      return "a property's text";
    }

    @Override
    public String toString() {
      return "Property";
    }
  }
}
