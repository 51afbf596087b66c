package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a server takes to export the record of a run, by its length. Writes a table to {@code
 * target/benchmark}.
 *
 * <p>Options: {@code --port} of a running server (else one is started), {@code --steps} sizes of
 * the run, {@code --results} directory.
 */
public final class RunpackGrowth {
  private static final double MS = 1_000_000;
  private static final double MIB = 1 << 20;

  private RunpackGrowth() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parse(arguments, "port", "steps", "results");
    Path results = Path.of(options.text("results").orElse("target/benchmark")).toAbsolutePath();
    try (Target target = Target.of(options, results);
        Caller caller = new Caller(target.port())) {
      measure(caller, results, options.numbers("steps", "1000,10000,100000"));
    }
  }

  private static void measure(Caller caller, Path results, List<Integer> sizes) throws IOException {
    Table table =
        new Table(
            results.resolve("growth-runpacks.csv"), "steps", "export_ms", "verified", "pack_mib");
    String nonce = Long.toHexString(System.currentTimeMillis());
    LoopScenario scenario = new LoopScenario("packed-" + nonce, 1, false);
    String run = "run-" + nonce;
    caller.call("scenario_define", scenario.define());
    caller.call("scenario_start", scenario.start(run));
    long triggers = 0;
    for (int size : sizes) {
      while (triggers < size) {
        caller.call("scenario_trigger", scenario.trigger(run, ++triggers));
      }
      Path pack = results.resolve("pack-" + nonce + "-" + size);
      Caller.Reply reply = caller.call("runpack_export", export(scenario, run, pack));
      table.add(
          size,
          reply.nanoseconds() / MS,
          reply.body().contains("\"status\":\"pass\"") ? "pass" : "fail",
          bytes(pack) / MIB);
    }
  }

  private static String export(LoopScenario scenario, String run, Path pack) {
    return """
        {"scenario_id":"%s","tenant_id":%d,"namespace_id":1,"run_id":"%s","output_dir":"%s",\
        "manifest_name":"manifest.json","generated_at":{"kind":"logical","value":10},\
        "include_verification":true}"""
        .formatted(scenario.id(), scenario.tenant(), run, pack);
  }

  private static long bytes(Path pack) throws IOException {
    try (Stream<Path> files = Files.walk(pack)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
