package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.core.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --output}: a file instead of the standard output. */
final class OutputOption {
  @Option(names = "--output", paramLabel = "FILE")
  private Optional<Path> file = Optional.empty();

  void write(Json evidence, PrintWriter standardOutput) {
    if (file.isPresent()) {
      ResultFile.writeWithFolders(file.get(), PrettyJson.write(evidence));
    } else {
      standardOutput.print(PrettyJson.write(evidence));
      standardOutput.flush();
    }
  }
}
