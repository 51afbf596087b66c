package io.decisiongate.cli.deliveries;

import io.decisiongate.cli.DatabaseOptions;
import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.local.deliveries.DeliveryFilter;
import io.decisiongate.local.deliveries.GivenUpDeliveries;
import io.decisiongate.local.deliveries.GivenUpDelivery;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg deliveries list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class DeliveriesListCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final SinkOption sink = new SinkOption();

  @Option(names = "--tenant-id", paramLabel = "N")
  private Optional<Long> tenant = Optional.empty();

  @Option(names = "--namespace-id", paramLabel = "N")
  private Optional<Long> namespace = Optional.empty();

  @Option(names = "--run-id", paramLabel = "ID")
  private Optional<String> run = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new MessageFailure(Message.LIMIT_INVALID, Integer.toString(limit), "1", "10000");
    }
    GivenUpDeliveries.Listing listing =
        new GivenUpDeliveries(database.owner(spec))
            .list(new DeliveryFilter(tenant, namespace, run, Optional.empty(), sink.name()), limit);
    Console.of(spec)
        .result(
            Json.object()
                .put(
                    "deliveries",
                    new Json.Array(
                        listing.deliveries().stream().map(GivenUpDelivery::toJson).toList()))
                .put("total", listing.total())
                .build(),
            form,
            DeliveryLines.of(listing));
    return 0;
  }
}
