package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin ip-mode}; without a mode it shows the one that is set. */
@Command(name = "ip-mode", mixinStandardHelpOptions = true)
final class IpModeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODE")
  private Optional<String> mode = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    String path = Kind.IP_RANGE.path("mode");
    Console.of(spec)
        .result(
            admin.with(
                spec,
                api ->
                    mode.isEmpty()
                        ? api.get(path)
                        : api.change(
                            "PUT", path, path, Json.object().put("mode", mode.get()).build())),
            form);
    return 0;
  }
}
