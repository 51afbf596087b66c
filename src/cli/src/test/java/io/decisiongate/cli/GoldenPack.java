package io.decisiongate.cli;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A copy of a golden runpack of the reference, to be spoilt by a test. */
record GoldenPack(Path folder) {
  private static final String GOLDEN = "runpacks/golden/golden_visibility_packet";

  /** Copies it into a new folder below this one; the test is skipped when there is none. */
  static GoldenPack copy(Path below) throws IOException {
    Path golden = Path.of(System.getProperty("dg.fixtures", "not-set"), GOLDEN);
    Assumptions.assumeTrue(Files.exists(golden), () -> "reference data is absent: " + golden);
    GoldenPack copy = new GoldenPack(below.resolve("pack"));
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.folder.resolve(golden.relativize(file).toString()));
      }
    }
    return copy;
  }

  Path manifest() {
    return folder.resolve("manifest.json");
  }

  Path spec() {
    return folder.resolve("artifacts/scenario_spec.json");
  }

  /** {@code dg runpack verify} of its manifest. */
  CommandRun verify(String... more) {
    return CommandRun.dg(
        Stream.concat(
                Stream.of("runpack", "verify", "--manifest", manifest().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** The run state whose pack the golden one is. */
  Json state() throws IOException {
    Json.ObjectBuilder state =
        Json.object()
            .put("tenant_id", 1)
            .put("namespace_id", 1)
            .put("run_id", "run-2")
            .put("scenario_id", "golden-visibility")
            .put(
                "spec_hash",
                ObjectReader.of(JsonReader.read(Files.readString(manifest())), "manifest")
                    .value("spec_hash"))
            .put("current_stage_id", "stage-1")
            .put("stage_entered_at", Json.object().put("kind", "logical").put("value", 1).build())
            .put("status", "completed")
            .put("dispatch_targets", new Json.Array(List.of()));
    for (String log :
        new String[] {
          "triggers", "gate_evals", "decisions", "packets", "submissions", "tool_calls"
        }) {
      state.put(
          log, JsonReader.read(Files.readAllBytes(folder.resolve("artifacts/" + log + ".json"))));
    }
    return state.build();
  }
}
