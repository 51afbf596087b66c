package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Message;
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
    return admin.delete(spec, Kind.KEY, id, "revoked", Message.ADMIN_KEY_REVOKED, form);
  }
}
