package io.decisiongate.cli.runpack;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.Verification;
import io.decisiongate.core.runpack.VerificationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg runpack verify}: the verification of format v1, with its limits and its report. */
@Command(
    name = "verify",
    description = {
      "Verifies a runpack as format v1 asks; see also dg verify runpack.",
      "Exit status: 0 pass, 1 fail or unreadable, 2 wrong usage."
    },
    mixinStandardHelpOptions = true)
final class VerifyPackCommand implements Callable<Integer> {
  private static final int FAIL = 1;

  /** How the report is written. */
  enum Format {
    json,
    markdown
  }

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--manifest", required = true, paramLabel = "FILE", description = "the manifest")
  private Path manifest = Path.of("");

  @Option(
      names = "--runpack-dir",
      paramLabel = "DIR",
      description = "folder of the pack; the manifest's if not given")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given")
  private Format format = Format.json;

  @Override
  public Integer call() {
    ManifestFile file = ManifestFile.read(manifest);
    VerificationReport report =
        Verification.verify(file.manifest(), PackFolder.limited(file.root(directory)));
    PrintWriter out = command.commandLine().getOut();
    switch (format) {
      case json -> out.println(CanonicalJson.write(report.toJson()));
      case markdown -> out.print(markdown(report));
    }
    out.flush();
    return report.passes() ? 0 : FAIL;
  }

  private static String markdown(VerificationReport report) {
    StringBuilder text =
        new StringBuilder("# Decision Gate Runpack Verification\n\n")
            .append("- Status: ")
            .append(report.status())
            .append("\n- Checked files: ")
            .append(report.checkedFiles())
            .append("\n\n## Errors\n");
    if (report.passes()) {
      text.append("- None\n");
    }
    report.errors().forEach(error -> text.append("- ").append(error).append('\n'));
    return text.toString();
  }
}
