package io.decisiongate.system.storage;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.runpack.Artifact;
import io.decisiongate.core.runpack.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state of a completed run of one stage, from its pack. */
record RunState(Path pack, Manifest manifest) {

  /** Writes it to a file, as {@code dg runpack export} reads it. */
  void write(Path file) throws IOException {
    Json.ObjectBuilder state =
        Json.object()
            .put("tenant_id", manifest.run().tenantId().toJson())
            .put("namespace_id", manifest.run().namespaceId().toJson())
            .put("run_id", manifest.run().runId())
            .put("scenario_id", manifest.run().scenarioId())
            .put("spec_hash", manifest.run().specHash().toJson())
            .put("current_stage_id", "stage-1")
            .put("stage_entered_at", Json.object().put("kind", "logical").put("value", 1).build())
            .put("status", "completed")
            .put("dispatch_targets", new Json.Array(List.of()));
    for (Log log : Log.values()) {
      Path records = pack.resolve(Artifact.of(log).path());
      String name = records.getFileName().toString().replace(".json", "");
      state.put(name, JsonReader.read(Files.readAllBytes(records)));
    }
    Files.write(file, JsonWriter.bytes(state.build()));
  }
}
