package io.decisiongate.cli.broker;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.CanonicalJson;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** How the result is given. */
final class ResultOptions {
  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ArtefactOptions artefacts = new ArtefactOptions();

  /** Makes a result when all options are known to be right, and gives it. */
  void give(Console console, Supplier<? extends Result> make) {
    ArtefactOptions.Artefacts files = artefacts.check();
    Result result = make.get();
    String text = result.text(console);
    // First the files: what was printed cannot be taken back.
    files.write(CanonicalJson.bytes(result.toJson()));
    console.result(result.toJson(), form, text);
  }
}
