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

/** {@code dg admin create}; keys are made by {@code issue-key}, ranges by {@code allow-ip}. */
@Command(name = "create", mixinStandardHelpOptions = true)
final class CreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "KIND", converter = Kind.Converter.class)
  private Kind kind = Kind.ORG;

  @Parameters(index = "1", paramLabel = "NAME")
  private String name = "";

  @Option(names = "--owner", paramLabel = "ID")
  private Optional<String> owner = Optional.empty();

  @Option(names = "--tenant-id", paramLabel = "N")
  private Optional<Long> tenant = Optional.empty();

  @Option(names = "--namespace-id", paramLabel = "N")
  private Optional<Long> namespace = Optional.empty();

  @Option(names = "--principal-id", paramLabel = "ID")
  private Optional<String> principal = Optional.empty();

  @Option(names = "--service")
  private boolean service;

  @Override
  public Integer call() throws InterruptedException {
    Options.belong(kind, "--owner", owner.isPresent(), Kind.ORG);
    Options.belong(kind, "--tenant-id", tenant.isPresent(), Kind.NAMESPACE);
    Options.belong(kind, "--namespace-id", namespace.isPresent(), Kind.NAMESPACE);
    Options.belong(kind, "--principal-id", principal.isPresent(), Kind.PRINCIPAL);
    Options.belong(kind, "--service", service, Kind.PRINCIPAL);
    kind.requireCommon();
    String path =
        kind == Kind.NAMESPACE
            ? "tenants/" + Options.needed("--tenant-id", tenant) + "/namespaces"
            : kind.collection();
    Json body = body();
    Console.of(spec).result(admin.with(spec, api -> api.post(path, body)), form);
    return 0;
  }

  private Json body() {
    Json.ObjectBuilder body = Json.object().put("name", name);
    return switch (kind) {
      case ORG ->
          body.put(
                  "owner",
                  Json.object().put("principal_id", Options.needed("--owner", owner)).build())
              .build();
      case TENANT -> body.build();
      case NAMESPACE ->
          body.put("namespace_id", Options.needed("--namespace-id", namespace)).build();
      case PRINCIPAL ->
          body.put("principal_id", principal.orElse(name))
              .put("kind", service ? "service" : "person")
              .build();
      case KEY, IP_RANGE -> throw new IllegalStateException(kind + " has commands of its own");
    };
  }
}
