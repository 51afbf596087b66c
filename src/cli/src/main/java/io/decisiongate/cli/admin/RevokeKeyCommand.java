package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin revoke-key}. */
@Command(name = "revoke-key", mixinStandardHelpOptions = true)
final class RevokeKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    admin.with(
        spec,
        api -> {
          api.delete(Kind.KEY.path(id));
          return id;
        });
    Console console = Console.of(spec);
    console.result(
        Json.object().put("revoked", id).build(),
        form,
        console.lineOf(Message.ADMIN_KEY_REVOKED, id));
    return 0;
  }
}
