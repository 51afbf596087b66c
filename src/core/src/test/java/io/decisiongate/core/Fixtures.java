package io.decisiongate.core;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The reference data, read in place from the directory that the system property {@code dg.fixtures}
 * names. Without the data a test aborts and says so; it neither fails nor passes.
 */
public final class Fixtures {

  /**
   * One case of a file under {@code engine/}; printed as its name. In place of the cases of a file
   * that is absent there is one that aborts the test that looks at it.
   */
  public record Case(String name, Json input, Json expected) {
    @Override
    public Json input() {
      abortIfAbsent();
      return input;
    }

    @Override
    public Json expected() {
      abortIfAbsent();
      return expected;
    }

    /** Whether this stands for a file that is absent. */
    public boolean isAbsent() {
      return name.startsWith(ABSENT);
    }

    private void abortIfAbsent() {
      Assumptions.assumeFalse(isAbsent(), name);
    }

    /** A member of the input; null is a value. */
    public Json in(String member) {
      return Fixtures.member(input(), member);
    }

    /** A member of the expected result; null is a value. */
    public Json out(String member) {
      return Fixtures.member(expected(), member);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String ABSENT = "reference data is absent: ";

  private Fixtures() {}

  /**
   * The cases of {@code engine/<name>.json}.
   *
   * @param name the file's name without extension, for example {@code ret-cases}
   */
  public static List<Case> cases(String name) {
    String file = "engine/" + name + ".json";
    if (!Files.exists(path(file))) {
      return List.of(new Case(message(file), Json.NULL, Json.NULL));
    }
    List<Case> cases = new ArrayList<>();
    for (Json item : items(json(file))) {
      cases.add(
          new Case(text(member(item, "name")), member(item, "input"), member(item, "expected")));
    }
    return List.copyOf(cases);
  }

  /** The JSON file at this path below the directory. */
  public static Json json(String path) {
    return JsonReader.read(bytes(path));
  }

  /** The bytes of the file at this path below the directory. */
  public static byte[] bytes(String path) {
    try {
      return Files.readAllBytes(existing(path));
    } catch (IOException e) {
      throw new UncheckedIOException("reading fixture " + path, e);
    }
  }

  /** The file or directory at this path below the directory; aborts the test when it is absent. */
  public static Path existing(String path) {
    Path file = path(path);
    Assumptions.assumeTrue(Files.exists(file), () -> message(path));
    return file;
  }

  private static Path path(String path) {
    return Path.of(root(), path);
  }

  private static String message(String path) {
    return ABSENT + path + " below dg.fixtures=" + root();
  }

  private static String root() {
    return System.getProperty("dg.fixtures", "dg.fixtures-is-not-set");
  }

  /** A member that must be there; null is a value. */
  public static Json member(Json object, String name) {
    if (object instanceof Json.Obj members) {
      return members
          .member(name)
          .orElseThrow(() -> new IllegalArgumentException("no member " + name + " in " + object));
    }
    throw new IllegalArgumentException("not an object: " + object);
  }

  /** The items of an array. */
  public static List<Json> items(Json array) {
    if (array instanceof Json.Array list) {
      return list.items();
    }
    throw new IllegalArgumentException("not an array: " + array);
  }

  /** The characters of a string. */
  public static String text(Json string) {
    if (string instanceof Json.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("not a string: " + string);
  }
}
