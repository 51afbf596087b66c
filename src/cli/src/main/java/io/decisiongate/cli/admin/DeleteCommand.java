package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg admin delete}: the first step of a deletion. */
@Command(name = "delete", mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ResourceArguments resource = new ResourceArguments();

  @Override
  public Integer call() throws InterruptedException {
    resource.kind().requirePlace();
    String path = resource.path();
    Console.of(spec).result(admin.with(spec, api -> api.deleteVersion(path)), form);
    return 0;
  }
}
