package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of fixtures/exchanges: what a server was started with and what it was asked.
 *
 * @param config text of {@code decision-gate.toml}, with its placeholders
 * @param files relative path to content, a link or null for a directory
 * @param environment variables of the server process, with their placeholders
 */
record Recording(
    String name,
    String config,
    Map<String, Json> files,
    Map<String, Json> environment,
    List<Json> exchanges) {

  /** All of them, in the order of their names. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Project.fixture("exchanges"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  static Recording load(String name) {
    Json json = Project.json(Project.fixture("exchanges/" + name + ".json"));
    ObjectReader recording = ObjectReader.of(json, "recording");
    return new Recording(
        recording.string("name"),
        recording.string("config"),
        members(recording, "files"),
        members(recording, "env"),
        recording.list("exchanges", exchange -> exchange));
  }

  Map<String, String> environment(Placeholders placeholders) {
    Map<String, String> variables = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> variables.put(name, placeholders.expand(((Json.Text) value).value())));
    return variables;
  }

  List<Exchange> exchanges(Placeholders placeholders) {
    return exchanges.stream().map(json -> Exchange.fromJson(json, placeholders)).toList();
  }

  /** Writes the files below the directory; what is there with the same name is replaced. */
  void writeFiles(Placeholders placeholders) throws IOException {
    for (Map.Entry<String, Json> file : files.entrySet()) {
      Path path = placeholders.directory().resolve(file.getKey());
      if (file.getValue() instanceof Json.Null) {
        Files.createDirectories(path);
        continue;
      }
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path);
      if (file.getValue() instanceof Json.Obj object && object.member("$link").isPresent()) {
        Json target = placeholders.expand(object.member("$link").orElseThrow());
        Files.createSymbolicLink(path, Path.of(((Json.Text) target).value()));
      } else {
        Files.writeString(path, ((Json.Text) placeholders.expand(file.getValue())).value());
      }
    }
  }

  private static Map<String, Json> members(ObjectReader recording, String name) {
    return recording.optional(name).map(json -> ((Json.Obj) json).members()).orElse(Map.of());
  }
}
