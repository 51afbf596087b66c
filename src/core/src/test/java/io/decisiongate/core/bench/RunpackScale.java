package io.decisiongate.core.bench;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.RunConfig;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerKind;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackDestination;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.Replay;
import io.decisiongate.core.runpack.ReplayResult;
import io.decisiongate.core.runpack.RunIdentity;
import io.decisiongate.core.runpack.RunLogs;
import io.decisiongate.core.runpack.RunpackExport;
import io.decisiongate.core.runpack.StrictVerification;
import io.decisiongate.core.runpack.Verification;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * How long large runpacks take, and in how much memory: {@code write STEPS PAYLOAD_BYTES DIR}
 * writes the pack of a run of so many holds, each with a trigger payload of so many bytes; {@code
 * verify DIR}, {@code strict DIR} and {@code replay DIR} check it. Start it with the heap that is
 * to do.
 */
public final class RunpackScale {
  private static final String MANIFEST = "manifest.json";
  private static final TenantId TENANT = new TenantId(1);
  private static final NamespaceId NAMESPACE = new NamespaceId(1);
  private static final String RUN = "long-run";
  private static final double NANOSECONDS = 1e9;
  private static final double MIB = 1 << 20;

  private RunpackScale() {}

  public static void main(String[] arguments) throws IOException {
    boolean passes =
        switch (arguments[0]) {
          case "write" -> {
            int steps = Integer.parseInt(arguments[1]);
            int payload = Integer.parseInt(arguments[2]);
            Path pack = Path.of(arguments[3]);
            boolean written = measured("write", () -> write(steps, payload, pack));
            System.out.printf("%.1f MiB%n", size(pack) / MIB);
            yield written;
          }
          case "verify" -> {
            PackFolder folder = PackFolder.of(Path.of(arguments[1]));
            yield measured("verify", () -> Verification.verify(manifest(folder), folder).passes());
          }
          case "strict" -> {
            PackFolder folder = PackFolder.of(Path.of(arguments[1]));
            yield measured(
                "strict",
                () ->
                    StrictVerification.verify(
                            manifest(folder), MANIFEST, folder.bytes(MANIFEST), folder)
                        .isEmpty());
          }
          case "replay" -> {
            PackFolder folder = PackFolder.of(Path.of(arguments[1]));
            yield measured(
                "replay",
                () -> {
                  ReplayResult result = Replay.replay(manifest(folder), folder);
                  System.out.println(result.decisions() + " decisions");
                  return result.passes();
                });
          }
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.exit(passes ? 0 : 1);
  }

  private static Manifest manifest(PackFolder folder) {
    return Manifest.read(folder.bytes(MANIFEST));
  }

  private static boolean measured(String name, BooleanSupplier work) {
    long from = System.nanoTime();
    boolean passes = work.getAsBoolean();
    double seconds = (System.nanoTime() - from) / NANOSECONDS;
    System.out.printf(
        "%s: %s in %.1f s, at most %.0f MiB of %.0f MiB heap used%n",
        name, passes, seconds, peak() / MIB, Runtime.getRuntime().maxMemory() / MIB);
    return passes;
  }

  /** Sum of the peaks of all heap pools: not less than the peak of the heap. */
  private static double peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long size(Path pack) throws IOException {
    try (Stream<Path> files = Files.walk(pack)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static boolean write(int steps, int payload, Path pack) {
    ScenarioSpec spec = spec();
    RunpackExport export =
        new RunpackExport(
            spec,
            new RunIdentity(TENANT, NAMESPACE, spec.scenarioId(), RUN, spec.specHash()),
            logical(steps),
            Optional.empty(),
            Optional.empty(),
            true);
    return export
        .write(holds(spec, steps, payload), new PackDestination(pack, MANIFEST))
        .report()
        .orElseThrow()
        .passes();
  }

  /** Decides while it is exported, so that no run lies in memory. */
  private static RunLogs holds(ScenarioSpec spec, int steps, int payload) {
    Optional<Payload> carried =
        payload == 0
            ? Optional.empty()
            : Optional.of(new Payload.OfJson(Json.of("x".repeat(payload))));
    return sink -> {
      RunEngine engine = new RunEngine(EngineSettings.DEFAULT);
      RunConfig config =
          new RunConfig(TENANT, NAMESPACE, RUN, spec.scenarioId(), List.of(), List.of());
      RunHeader header =
          engine
              .start(spec, new StartRequest(spec.scenarioId(), config, logical(1), false))
              .header();
      for (int i = 1; i <= steps; i++) {
        TriggerEvent event =
            new TriggerEvent(
                "trigger-" + i,
                TENANT,
                NAMESPACE,
                RUN,
                TriggerKind.EXTERNAL_EVENT,
                logical(i),
                "bench",
                carried,
                Optional.empty());
        RunStep step =
            engine.trigger(
                spec,
                header,
                event,
                List.of(new GatheredEvidence("after", evidence(i))),
                ToolCallKind.TRIGGER);
        header = step.header();
        for (LogEntry entry : step.entries()) {
          sink.append(entry.log(), entry.toJson());
        }
      }
    };
  }

  private static EvidenceResult evidence(long time) {
    EvidenceValue value = new EvidenceValue.OfJson(Json.FALSE);
    return EvidenceResult.verified(
            value,
            "application/json",
            new EvidenceAnchor("trigger_time_logical", Long.toString(time)))
        .withHash(value.hash());
  }

  private static Timestamp logical(long value) {
    return new Timestamp.Logical(BigInteger.valueOf(value));
  }

  private static ScenarioSpec spec() {
    return ScenarioSpec.fromJson(
        JsonReader.read(
            """
            {"scenario_id":"holds","namespace_id":1,"spec_version":"1","stages":[
              {"stage_id":"s1","entry_packets":[],"gates":[
                 {"gate_id":"gate","requirement":{"Condition":"after"}}],
               "advance_to":{"kind":"terminal"},"timeout":null,"on_timeout":"fail"}],
             "conditions":[{"condition_id":"after","query":{"provider_id":"time",
               "check_id":"after","params":{"timestamp":999999999}},"comparator":"equals",
               "expected":true,"policy_tags":[]}],
             "policies":[],"schemas":[],"default_tenant_id":1}
            """));
  }
}
