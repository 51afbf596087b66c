package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonMembers;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.run.Submission;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run state as a JSON file (engine.md section 3). The logs are read record by record whenever
 * they are asked for; each record is decoded and written as the engine writes it.
 */
public final class RunStateFile implements RunLogs {
  private static final Map<String, Log> LOGS =
      Arrays.stream(Log.values()).collect(Collectors.toUnmodifiableMap(Log::wire, log -> log));

  private final Path file;
  private final RunIdentity run;

  private RunStateFile(Path file, RunIdentity run) {
    this.file = file;
    this.run = run;
  }

  /**
   * Reads whose state it is.
   *
   * @throws IOException when the file cannot be read
   * @throws io.decisiongate.core.json.JsonSyntaxException when it is not JSON
   * @throws io.decisiongate.core.error.InvalidParams when a member is missing or wrong
   */
  public static RunStateFile open(Path file) throws IOException {
    Json.ObjectBuilder values = Json.object();
    Set<String> logs = new HashSet<>();
    read(
        file,
        new JsonMembers.Handler() {
          @Override
          public void value(String name, Json value) {
            values.put(name, value);
          }

          @Override
          public void item(String name, Json item) {
            logs.add(name);
          }
        });
    ObjectReader members = ObjectReader.of(values.build(), "run state");
    for (Log log : Log.values()) {
      if (!logs.contains(log.wire())) {
        members.list(log.wire(), item -> item);
      }
    }
    return new RunStateFile(file, identity(members));
  }

  private static RunIdentity identity(ObjectReader members) {
    members.string("current_stage_id");
    Timestamp.fromJson(members.value("stage_entered_at"));
    members.string("status");
    members.list("dispatch_targets", DispatchTarget::fromJson);
    return new RunIdentity(
        TenantId.from(members),
        NamespaceId.from(members),
        members.string("scenario_id"),
        members.string("run_id"),
        Sha256.fromJson(members.value("spec_hash")));
  }

  public RunIdentity run() {
    return run;
  }

  @Override
  public void copyTo(Sink sink) {
    try {
      read(
          file,
          new JsonMembers.Handler() {
            @Override
            public void value(String name, Json value) {
              // Read when the file was opened.
            }

            @Override
            public void item(String name, Json item) {
              Log log = LOGS.get(name);
              if (log != null) {
                sink.append(log, decoded(log, item));
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("reading the run state " + file, e);
    }
  }

  private static void read(Path file, JsonMembers.Handler handler) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      JsonMembers.read(bytes, LOGS.keySet(), handler);
    }
  }

  private static Json decoded(Log log, Json item) {
    return switch (log) {
      case TRIGGERS -> RecordedTrigger.fromJson(item).toJson();
      case GATE_EVALUATIONS -> RecordedGates.fromJson(item).toJson();
      case DECISIONS -> RecordedDecision.fromJson(item).toJson();
      case PACKETS -> RecordedPackets.fromJson(item).toJson();
      case SUBMISSIONS -> Submission.fromJson(item).toJson();
      case TOOL_CALLS -> RecordedToolCall.fromJson(item).toJson();
    };
  }
}
