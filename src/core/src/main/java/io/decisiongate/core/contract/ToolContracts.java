package io.decisiongate.core.contract;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.tool.ToolName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tools of the product as they are published, in their canonical order. */
public final class ToolContracts {
  private static final List<ToolContract> ALL =
      Arrays.stream(ToolName.values()).flatMap(name -> load(name.wire()).stream()).toList();

  private ToolContracts() {}

  /** All tools of this build. */
  public static List<ToolContract> all() {
    return ALL;
  }

  /** The tool of this name. */
  public static Optional<ToolContract> find(String name) {
    return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  /** The published contract: of each tool its description, schemas and examples. */
  public static Json published() {
    ObjectReader examples =
        ObjectReader.of(
            read("examples.json").orElseThrow(() -> missing("examples.json")), "examples");
    return new Json.Array(ALL.stream().map(tool -> published(tool, examples)).toList());
  }

  private static Json published(ToolContract tool, ObjectReader examples) {
    return Json.object()
        .put("name", tool.name())
        .put("title", tool.title())
        .put("description", tool.description())
        .put("annotations", tool.annotations())
        .put("input_schema", tool.inputSchema())
        .put("output_schema", tool.outputSchema())
        .put("examples", examples.value(tool.name()))
        .build();
  }

  private static Optional<ToolContract> load(String name) {
    String file = "tools/" + name + ".json";
    return read(file).map(json -> ToolContract.fromJson(json, file));
  }

  /** A file of the contract; empty when this build has none of this name. */
  static Optional<Json> read(String file) {
    try (InputStream in = ToolContracts.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(JsonReader.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the contract's " + file, e);
    }
  }

  static UncheckedIOException missing(String file) {
    return new UncheckedIOException(new FileNotFoundException(file));
  }
}
