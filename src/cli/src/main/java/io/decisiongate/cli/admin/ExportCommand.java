package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.export.ExportFile;
import io.decisiongate.core.export.ExportCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin export}: an archive, checked before it gets its name. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ResourceArguments resource = new ResourceArguments();

  @Parameters(index = "2", paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    resource.kind().requirePlace();
    String path = resource.path() + "/export";
    Path target = file.toAbsolutePath();
    try {
      if (Files.exists(target)) {
        throw new MessageFailure(Message.EXPORT_EXISTS, file.toString());
      }
      Path part = Files.createTempFile(target.getParent(), ".dg-export-", ".part");
      try {
        admin.with(
            spec,
            api -> {
              api.download(path, part);
              return path;
            });
        ExportCheck.Sound sound = ExportFile.check(part, file);
        Files.move(part, target);
        Console.of(spec).result(sound.toJson(), form);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new MessageFailure(e, Message.EXPORT_UNWRITABLE, file.toString(), e.toString());
    }
    return 0;
  }
}
