package io.decisiongate.core.strict;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One recording: the configuration it was made with, and its tool calls. */
record Recording(String name, String config, Json.Obj files, List<Call> calls) {
  private static final Pattern EXTERNAL =
      Pattern.compile("capabilities_path = \"\\$\\{DIR}/([^\"]*)\"");

  /**
   * One tool call.
   *
   * @param error the message it was answered with; empty when it succeeded
   */
  record Call(String recording, String name, String tool, Json arguments, Optional<String> error) {
    @Override
    public String toString() {
      return recording + ": " + name;
    }
  }

  static Recording read(String name) {
    Json json = Fixtures.json("exchanges/" + name + ".json");
    List<Call> calls = new ArrayList<>();
    for (Json exchange : Fixtures.items(Fixtures.member(json, "exchanges"))) {
      Optional<Json> request = at(exchange, "request", "body", "params");
      Optional<Json> tool = request.flatMap(params -> at(params, "name"));
      Optional<Json> arguments = request.flatMap(params -> at(params, "arguments"));
      if (tool.isPresent() && arguments.isPresent()) {
        calls.add(
            new Call(
                name,
                Fixtures.text(Fixtures.member(exchange, "name")),
                Fixtures.text(tool.get()),
                arguments.get(),
                at(exchange, "response", "body", "error", "message").map(Fixtures::text)));
      }
    }
    return new Recording(
        name,
        Fixtures.text(Fixtures.member(json, "config")),
        at(json, "files").orElse(Json.NULL) instanceof Json.Obj files
            ? files
            : Json.object().build(),
        calls);
  }

  Capabilities capabilities() {
    List<ProviderContract> contracts = new ArrayList<>(BuiltInContracts.all());
    Matcher external = EXTERNAL.matcher(config);
    while (external.find()) {
      String text = Fixtures.text(Fixtures.member(files, external.group(1)));
      contracts.add(ProviderContract.fromJson(JsonReader.read(text)));
    }
    return Capabilities.of(contracts);
  }

  Optional<StrictValidation> strictValidation() {
    return config.contains("strict = false")
        ? Optional.empty()
        : Optional.of(
            new StrictValidation(
                config.contains("enable_lexicographic = true"),
                config.contains("enable_deep_equals = true")));
  }

  /** What lies at this path of member names; null counts as nothing. */
  static Optional<Json> at(Json json, String... path) {
    Optional<Json> found = Optional.of(json);
    for (String name : path) {
      found =
          found.flatMap(
              value -> value instanceof Json.Obj object ? object.member(name) : Optional.empty());
    }
    return found.filter(value -> !(value instanceof Json.Null));
  }
}
