package io.decisiongate.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads recordings and schemas where they lie; a test without them is left out. */
public final class Fixtures {
  private Fixtures() {}

  /** A published schema that lies beside the fixtures. */
  public static Json.Obj contract(String path) {
    Path file = root().resolveSibling("contract").resolve(path);
    assumeTrue(Files.isRegularFile(file), () -> "left out: no schema at " + file);
    return read(file);
  }

  /** The recorded exchanges of one file; at least one. */
  public static List<Exchange> exchanges(String recording) {
    List<Exchange> exchanges =
        ((Json.Array)
                Wire.at(
                    read(root().resolve("exchanges").resolve(recording + ".json")), "exchanges"))
            .items().stream().map(json -> new Exchange(recording, (Json.Obj) json)).toList();
    assertThat(exchanges).isNotEmpty();
    return exchanges;
  }

  private static Path root() {
    Path root = Path.of(System.getProperty("dg.fixtures", "")).toAbsolutePath().normalize();
    assumeTrue(
        Files.isDirectory(root.resolve("exchanges")),
        () -> "left out: no fixtures at " + root + " (-Ddg.fixtures=DIR)");
    return root;
  }

  private static Json.Obj read(Path file) {
    try {
      return (Json.Obj) JsonReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** One recorded request with its answer. */
  public record Exchange(String recording, Json.Obj json) {

    @Override
    public String toString() {
      return recording + ": " + text(json, "name").orElse("");
    }

    public boolean isPostRpc() {
      String path = text(request(), "path").orElse("");
      return path.startsWith("/rpc")
          && !path.equals("/rpc/")
          && text(request(), "method").equals(Optional.of("POST"))
          && status() != 413
          && !json.members().containsKey("deviation");
    }

    public byte[] body() {
      return Wire.bodyOf(request());
    }

    public Optional<String> header(String name) {
      return text((Json.Obj) request().member("headers").orElse(Json.object().build()), name);
    }

    public long sleepMs() {
      return json.members().get("sleep_ms") instanceof Json.Int ms ? ms.value().longValue() : 0;
    }

    public int status() {
      return ((Json.Int) Wire.at(response(), "status")).value().intValue();
    }

    public Json.Obj answer() {
      return (Json.Obj) Wire.at(response(), "body");
    }

    public Optional<String> answerHeader(String name) {
      return text((Json.Obj) Wire.at(response(), "headers"), name);
    }

    /** Whether the answer holds text that is each project's own. */
    public boolean isRedacted() {
      return response().toString().contains("${REDACTED}");
    }

    private Json.Obj request() {
      return (Json.Obj) Wire.at(json, "request");
    }

    private Json.Obj response() {
      return (Json.Obj) Wire.at(json, "response");
    }

    private static Optional<String> text(Json.Obj object, String name) {
      return object.member(name).map(value -> ((Json.Text) value).value());
    }
  }
}
