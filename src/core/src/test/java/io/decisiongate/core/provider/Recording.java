package io.decisiongate.core.provider;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recording of {@code exchanges/}: configuration, files and the evidence queries in it. */
record Recording(Path directory, String config, List<Call> calls) {

  /**
   * One answered evidence_query.
   *
   * @param expected the evidence result
   * @param compared false when the reference's answer is a known defect
   * @param volatileValue whether the value itself was left out of the recording
   */
  record Call(
      String name, Json arguments, Json expected, boolean compared, boolean volatileValue) {}

  /** Reads a recording and writes its files into this directory. */
  static Recording load(String name, Path directory) throws IOException {
    Json root = Fixtures.json("exchanges/" + name + ".json");
    Recording recording =
        new Recording(directory, fill(text(member(root, "config")), directory), calls(root));
    Json.Obj files = (Json.Obj) member(root, "files");
    for (Map.Entry<String, Json> file : files.members().entrySet()) {
      recording.write(directory.resolve(file.getKey()), file.getValue());
    }
    return recording;
  }

  private static List<Call> calls(Json root) {
    List<Call> calls = new ArrayList<>();
    for (Json exchange : items(member(root, "exchanges"))) {
      Optional<Json> params = find(exchange, "request", "body", "params");
      Optional<Json> result = find(exchange, "response", "body", "result");
      boolean query =
          params.flatMap(json -> find(json, "name")).equals(Optional.of(Json.of("evidence_query")));
      if (query && result.isPresent()) {
        Json content = items(member(result.get(), "content")).getFirst();
        calls.add(
            new Call(
                text(member(exchange, "name")),
                member(params.get(), "arguments"),
                member(member(content, "json"), "result"),
                find(exchange, "deviation").isEmpty(),
                find(exchange, "volatile").isPresent()));
      }
    }
    return calls;
  }

  static Optional<Json> find(Json json, String... names) {
    Optional<Json> found = Optional.of(json);
    for (String name : names) {
      found =
          found.flatMap(
              at -> at instanceof Json.Obj object ? object.member(name) : Optional.empty());
    }
    return found;
  }

  private void write(Path file, Json content) throws IOException {
    Files.createDirectories(file.getParent());
    Optional<Json> link = find(content, "$link");
    if (link.isPresent()) {
      Files.createSymbolicLink(file, Path.of(text(link.get())));
      return;
    }
    Optional<Json> repeat = find(content, "$repeat");
    String written =
        repeat.isPresent()
            ? text(items(repeat.get()).get(0))
                .repeat(((Json.Int) items(repeat.get()).get(1)).value().intValueExact())
            : text(content);
    Files.writeString(file, fill(written, directory));
  }

  static String fill(String text, Path directory) {
    return text.replace("${DIR}", directory.toString()).replace("${PORT}", "0");
  }
}
