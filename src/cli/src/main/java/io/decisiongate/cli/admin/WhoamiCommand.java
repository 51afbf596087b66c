package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg admin whoami}. */
@Command(name = "whoami", mixinStandardHelpOptions = true)
final class WhoamiCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public Integer call() throws InterruptedException {
    Console.of(spec).result(admin.with(spec, api -> api.get("auth/me")), form);
    return 0;
  }
}
