package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether answers get slower as runs and the schema registry grow. Writes tables and plots to
 * {@code target/benchmark}.
 *
 * <p>Options: {@code --port} of a running server (else one is started), {@code --what
 * runs,schemas}, {@code --kinds holds,advances} of steps, {@code --turns} calls at each size,
 * {@code --steps} and {@code --schemas} sizes, {@code --results} directory.
 */
public final class Growth {
  private static final int TURNS = 400;

  private Growth() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options =
        Options.parse(arguments, "port", "what", "kinds", "turns", "steps", "schemas", "results");
    Path results = Path.of(options.text("results").orElse("target/benchmark"));
    List<String> what = List.of(options.text("what").orElse("runs,schemas").split(","));
    int turns = options.number("turns", TURNS);
    try (Target target = Target.of(options, results)) {
      if (what.contains("runs")) {
        try (Caller caller = new Caller(target.port())) {
          new RunGrowth(caller, results, turns)
              .measure(
                  List.of(options.text("kinds").orElse("holds,advances").split(",")),
                  options.numbers("steps", "10,100,1000,10000"));
        }
      }
      if (what.contains("schemas")) {
        new SchemaGrowth(target.port(), results, turns)
            .measure(options.numbers("schemas", "100,1000,10000,100000"));
      }
    }
  }
}
