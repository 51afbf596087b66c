package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin delete}: the first step of a deletion. */
@Command(name = "delete", mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "KIND", converter = Kind.Converter.class)
  private Kind kind = Kind.ORG;

  @Parameters(index = "1", paramLabel = "ID")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    kind.requirePlace();
    String path = kind.path(id);
    Console.of(spec).result(admin.with(spec, api -> api.deleteVersion(path)), form);
    return 0;
  }
}
