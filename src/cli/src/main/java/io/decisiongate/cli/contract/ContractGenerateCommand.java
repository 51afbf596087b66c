package io.decisiongate.cli.contract;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.core.json.CanonicalJson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg contract generate}. */
@Command(name = "generate", mixinStandardHelpOptions = true)
final class ContractGenerateCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ContractFiles files = new ContractFiles();

  @Override
  public void run() {
    Path folder = files.folder();
    ContractFiles.published()
        .forEach(
            (path, content) ->
                ResultFile.writeWithFolders(
                    folder.resolve(path), CanonicalJson.write(content) + "\n"));
    Console.of(spec).line(Message.CONTRACT_WRITTEN, folder.toString());
  }
}
