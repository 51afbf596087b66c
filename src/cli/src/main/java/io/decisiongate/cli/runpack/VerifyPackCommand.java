package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.PackReader;
import io.decisiongate.core.runpack.PackStore;
import io.decisiongate.core.runpack.Verification;
import io.decisiongate.core.runpack.VerificationReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg runpack verify}: the verification of format v1, with its limits and its report. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyPackCommand implements Callable<Integer> {
  private static final int FAIL = 1;

  /** How the report is written. */
  enum Format {
    json,
    markdown
  }

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--manifest", required = true, paramLabel = "FILE")
  private Path manifest = Path.of("");

  @Option(names = "--runpack-dir", paramLabel = "DIR")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json")
  private Format format = Format.json;

  @Mixin private final StorageOptions storage = new StorageOptions();

  @Override
  public Integer call() {
    Optional<PackStore> store = storage.open(command);
    VerificationReport report;
    try {
      ManifestFile file = ManifestFile.read(manifest);
      report = Verification.verify(file.manifest(), reader(file, store));
    } finally {
      store.ifPresent(PackStore::close);
    }
    Console console = Console.of(command);
    switch (format) {
      case json -> console.json(report.toJson());
      case markdown -> console.text(markdown(report, console));
    }
    return report.passes() ? 0 : FAIL;
  }

  private PackReader reader(ManifestFile file, Optional<PackStore> store) {
    try {
      return store
          .map(packs -> packs.reader(file.manifest()))
          .orElseGet(() -> PackFolder.limited(file.root(directory)));
    } catch (RunpackFailure e) {
      throw new MessageFailure(
          e, RunpackMessage.MANIFEST_INVALID, file.path().toString(), e.text());
    }
  }

  private static String markdown(VerificationReport report, Console console) {
    StringBuilder text =
        new StringBuilder(console.lineOf(RunpackMessage.MARKDOWN_TITLE))
            .append('\n')
            .append(
                console.lineOf(
                    RunpackMessage.MARKDOWN_STATUS,
                    console.textOf(RunpackMessage.outcome(report.passes()))))
            .append(
                console.lineOf(
                    RunpackMessage.MARKDOWN_CHECKED_FILES, Long.toString(report.checkedFiles())))
            .append('\n')
            .append(console.lineOf(RunpackMessage.MARKDOWN_ERRORS));
    if (report.passes()) {
      text.append(console.lineOf(RunpackMessage.MARKDOWN_NO_ERRORS));
    }
    report.errors().forEach(error -> text.append("- ").append(Printable.of(error)).append('\n'));
    return text.toString();
  }
}
