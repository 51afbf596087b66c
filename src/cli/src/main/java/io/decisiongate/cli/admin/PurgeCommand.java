package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.export.ExportFile;
import io.decisiongate.core.export.ExportCheck;
import io.decisiongate.core.json.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin purge}: the second step of a deletion, for whoever has a sound export. */
@Command(name = "purge", mixinStandardHelpOptions = true)
final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ResourceArguments resource = new ResourceArguments();

  @Parameters(index = "2", paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    String path = resource.path() + "/purge";
    ExportCheck.Sound export = ExportFile.check(file, file);
    String place = resource.kind().requirePlace() + ":" + resource.id();
    if (!export.place().equals(place)) {
      throw new MessageFailure(
          Message.EXPORT_OF_ANOTHER_PLACE, file.toString(), export.place(), place);
    }
    Json body = Json.object().put("manifest_sha256", export.manifest().value()).build();
    Console.of(spec).result(admin.with(spec, api -> api.postSlowly(path, body)), form);
    return 0;
  }
}
