package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin issue-key}; its answer shows the secret, once. */
@Command(name = "issue-key", mixinStandardHelpOptions = true)
final class IssueKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "NAME")
  private String name = "";

  @Option(names = "--principal-id", paramLabel = "ID")
  private Optional<String> principal = Optional.empty();

  @Option(names = "--scope", paramLabel = "TENANT[/NAMESPACE]")
  private List<String> scopes = new ArrayList<>();

  @Option(names = "--tool", paramLabel = "NAME")
  private List<String> tools = new ArrayList<>();

  @Option(names = "--max-requests", paramLabel = "N")
  private Optional<Integer> maxRequests = Optional.empty();

  @Option(names = "--window-ms", paramLabel = "MS", defaultValue = "60000")
  private long windowMs;

  @Option(names = "--expires-at", paramLabel = "TIME")
  private Optional<Instant> expiresAt = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Json body =
        Json.object()
            .put("name", name)
            .putIfPresent("principal_id", principal.map(Json::of))
            .put("scopes", new Json.Array(scopes.stream().map(IssueKeyCommand::scope).toList()))
            .put("tools", Json.texts(tools))
            .putIfPresent("rate", maxRequests.map(this::rate))
            .putIfPresent("expires_at_ms", expiresAt.map(Instant::toEpochMilli).map(Json::of))
            .build();
    Console.of(spec).result(admin.with(spec, api -> api.post("keys", body)), form);
    return 0;
  }

  private static Json scope(String word) {
    Json.ObjectBuilder scope = Json.object();
    Place.of(word).addTo(scope);
    return scope.build();
  }

  private Json rate(int most) {
    return Json.object().put("max_requests", most).put("window_ms", windowMs).build();
  }
}
