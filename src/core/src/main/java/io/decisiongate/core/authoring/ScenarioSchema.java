package io.decisiongate.core.authoring;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.schema.JsonSchema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published JSON Schema of scenarios. */
public final class ScenarioSchema {
  private static final String FILE = "scenario.schema.json";

  private ScenarioSchema() {}

  /** The schema as a document. */
  public static Json document() {
    return Holder.DOCUMENT;
  }

  /** The schema, ready for use. */
  static JsonSchema compiled() {
    return Holder.COMPILED;
  }

  private static Json load() {
    try (InputStream in = ScenarioSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FileNotFoundException(FILE);
      }
      return JsonReader.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + FILE, e);
    }
  }

  /** Loaded at first use. */
  private static final class Holder {
    private static final Json DOCUMENT = load();
    private static final JsonSchema COMPILED = JsonSchema.compile(DOCUMENT);
  }
}
