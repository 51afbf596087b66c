package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin check-ip}. */
@Command(name = "check-ip", mixinStandardHelpOptions = true)
final class CheckIpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "ADDRESS")
  private String address = "";

  @Override
  public Integer call() throws InterruptedException {
    Json body = Json.object().put("ip_address", address).build();
    Console.of(spec)
        .result(admin.with(spec, api -> api.post(Kind.IP_RANGE.path("check"), body)), form);
    return 0;
  }
}
