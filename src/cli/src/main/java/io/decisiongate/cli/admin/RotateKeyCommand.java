package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg admin rotate-key}; its answer shows the secret of the successor, once. */
@Command(name = "rotate-key", mixinStandardHelpOptions = true)
final class RotateKeyCommand implements Callable<Integer> {
  /** More than the server allows, so that it says what it does. */
  private static final long LONGEST_S = 1_000_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  @Option(names = "--overlap", paramLabel = "DURATION", defaultValue = "PT24H")
  private Duration overlap = Duration.ZERO;

  @Option(names = "--expires-at", paramLabel = "TIME")
  private Optional<Instant> expiresAt = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Json body =
        Json.object()
            .put("overlap_ms", Math.min(overlap.getSeconds(), LONGEST_S) * 1_000)
            .putIfPresent("expires_at_ms", expiresAt.map(Instant::toEpochMilli).map(Json::of))
            .build();
    Console.of(spec)
        .result(admin.with(spec, api -> api.post(Kind.KEY.path(id) + "/rotate", body)), form);
    return 0;
  }
}
