package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg admin change}; keys and ranges of addresses have commands of their own. */
@Command(name = "change", mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ResourceArguments resource = new ResourceArguments();

  @Option(names = "--name", paramLabel = "NAME")
  private Optional<String> name = Optional.empty();

  @Option(names = "--state", paramLabel = "STATE")
  private Optional<String> state = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    resource.kind().requireCommon();
    String path = resource.path();
    Json body =
        Json.object()
            .putIfPresent("name", name.map(Json::of))
            .putIfPresent("state", state.map(Json::of))
            .build();
    Console.of(spec).result(admin.with(spec, api -> api.change("PATCH", path, path, body)), form);
    return 0;
  }
}
