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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "KIND", converter = Kind.Converter.class)
  private Kind kind = Kind.ORG;

  @Option(names = "--tenant-id", paramLabel = "N")
  private Optional<Long> tenant = Optional.empty();

  @Option(names = "--principal-id", paramLabel = "ID")
  private Optional<String> principal = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    String path = path();
    Console.of(spec).result(new Json.Array(admin.with(spec, api -> api.list(path))), form);
    return 0;
  }

  private String path() {
    Options.belong(kind, "--tenant-id", tenant.isPresent(), Kind.NAMESPACE);
    Options.belong(kind, "--principal-id", principal.isPresent(), Kind.KEY);
    if (kind == Kind.NAMESPACE) {
      return "tenants/" + Options.needed("--tenant-id", tenant) + "/namespaces";
    }
    return kind.collection()
        + principal.map(id -> "?principal_id=" + RestApi.encoded(id)).orElse("");
  }
}
