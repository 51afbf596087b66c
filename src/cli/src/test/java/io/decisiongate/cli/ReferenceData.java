package io.decisiongate.cli;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The reference data that the system property {@code dg.fixtures} names; tests abort without. */
public final class ReferenceData {
  private ReferenceData() {}

  /** A file of the data as JSON. */
  public static Json json(String path) {
    Path file = Path.of(System.getProperty("dg.fixtures", "none")).resolve(path).normalize();
    Assumptions.assumeTrue(Files.exists(file), () -> "left out: no reference data at " + file);
    try {
      return JsonReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value at these members, one below the other. */
  public static Json at(Json json, String... members) {
    Json value = json;
    for (String member : members) {
      value = ((Json.Obj) value).member(member).orElseThrow();
    }
    return value;
  }

  /** The text there. */
  public static String text(Json json, String... members) {
    return ((Json.Text) at(json, members)).value();
  }

  /** The items of an array. */
  public static List<Json> items(Json array) {
    return ((Json.Array) array).items();
  }
}
