package io.decisiongate.core.ron;

import io.decisiongate.core.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A RON value. {@code Some(x)} is x; {@code None} and {@code ()} are JSON null; the name before a
 * struct is not kept.
 */
public sealed interface Ron {

  /**
   * A value that JSON has too: null, boolean, number or string. Characters are strings; integers
   * beyond 64 bits are binary64.
   */
  record Scalar(Json value) implements Ron {}

  /** A list or a tuple. */
  record Sequence(List<Ron> items) implements Ron {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map or a struct; of members that occur twice the last one. */
  record Struct(Map<String, Ron> members) implements Ron {
    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** A name with values in parentheses, for example {@code Condition("a")}. */
  record Variant(String name, List<Ron> items, Position at) implements Ron {
    public Variant {
      items = List.copyOf(items);
    }
  }

  /** A name that stands alone, for example {@code fail}. */
  record Word(String name, Position at) implements Ron {}
}
