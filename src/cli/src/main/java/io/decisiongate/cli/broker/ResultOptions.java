package io.decisiongate.cli.broker;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the result is given. */
final class ResultOptions {
  @Option(
      names = {"--output", "--format"},
      paramLabel = "json|text",
      converter = OutputFormat.Converter.class,
      description = "one line of canonical JSON (default), or text for people")
  private OutputFormat format = OutputFormat.JSON;

  @Mixin private final ArtefactOptions artefacts = new ArtefactOptions();

  /** A result in both forms. */
  record Result(Json json, String text) {}

  /** Makes a result when all options are known to be right, and gives it. */
  void give(PrintWriter standardOutput, Supplier<Result> make) {
    ArtefactOptions.Artefacts files = artefacts.check();
    Result result = make.get();
    // First the files: what was printed cannot be taken back.
    files.write(CanonicalJson.bytes(result.json()));
    standardOutput.print(
        switch (format) {
          case JSON -> CanonicalJson.write(result.json()) + "\n";
          case TEXT -> result.text();
        });
    standardOutput.flush();
  }
}
