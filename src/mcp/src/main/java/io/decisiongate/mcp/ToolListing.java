package io.decisiongate.mcp;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The tools of one dialect in their order, each item of {@code tools/list} written in advance. */
public final class ToolListing {
  private final Map<String, String> items = new LinkedHashMap<>();

  /**
   * Writes the items.
   *
   * @param item a tool's item in the dialect
   * @throws IllegalArgumentException when two tools have the same name
   */
  public ToolListing(List<ToolDescription> tools, Function<ToolDescription, Json> item) {
    for (ToolDescription tool : tools) {
      if (items.put(tool.name(), JsonWriter.write(item.apply(tool))) != null) {
        throw new IllegalArgumentException("two tools are named " + tool.name());
      }
    }
  }

  /** Whether there is a tool of this name, case-sensitive. */
  public boolean contains(String name) {
    return items.containsKey(name);
  }

  /** The result of {@code tools/list} for a caller who may see these tools, as JSON text. */
  public String result(Predicate<String> visible) {
    StringBuilder out = new StringBuilder(1024).append("{\"tools\":[");
    String separator = "";
    for (Map.Entry<String, String> item : items.entrySet()) {
      if (visible.test(item.getKey())) {
        out.append(separator).append(item.getValue());
        separator = ",";
      }
    }
    return out.append("]}").toString();
  }
}
