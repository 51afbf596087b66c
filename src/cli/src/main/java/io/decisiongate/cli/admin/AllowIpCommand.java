package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin allow-ip}. */
@Command(name = "allow-ip", mixinStandardHelpOptions = true)
final class AllowIpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "RANGE")
  private String range = "";

  @Option(names = "--description", paramLabel = "TEXT")
  private Optional<String> description = Optional.empty();

  @Option(names = "--expires-at", paramLabel = "TIME")
  private Optional<Instant> expiresAt = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Json body =
        Json.object()
            .put("ip_range", range)
            .putIfPresent("description", description.map(Json::of))
            .putIfPresent("expires_at_ms", expiresAt.map(Instant::toEpochMilli).map(Json::of))
            .build();
    Console.of(spec)
        .result(admin.with(spec, api -> api.post(Kind.IP_RANGE.collection(), body)), form);
    return 0;
  }
}
