package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin roles}. */
@Command(name = "roles", mixinStandardHelpOptions = true)
final class RolesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "PRINCIPAL")
  private String principal = "";

  @Parameters(index = "1..*", paramLabel = "ROLE")
  private List<String> roles = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    String path = Kind.PRINCIPAL.path(principal);
    Json body =
        Json.object()
            .put("roles", new Json.Array(roles.stream().map(RolesCommand::role).toList()))
            .build();
    Console.of(spec)
        .result(admin.with(spec, api -> api.change("PUT", path, path + "/roles", body)), form);
    return 0;
  }

  private static Json role(String word) {
    int at = word.indexOf('@');
    Json.ObjectBuilder role = Json.object();
    if (at >= 0) {
      Place.of(word.substring(at + 1)).addTo(role);
    }
    return role.put("role", at < 0 ? word : word.substring(0, at)).build();
  }
}
