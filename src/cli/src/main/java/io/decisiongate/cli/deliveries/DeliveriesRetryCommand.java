package io.decisiongate.cli.deliveries;

import io.decisiongate.cli.DatabaseOptions;
import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.local.deliveries.DeliveryFilter;
import io.decisiongate.local.deliveries.GivenUpDeliveries;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg deliveries retry}; fails when there is nothing to send again. */
@Command(name = "retry", mixinStandardHelpOptions = true)
final class DeliveriesRetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final SinkOption sink = new SinkOption();

  @ArgGroup(multiplicity = "1")
  private Meant meant = new Meant();

  /** One delivery or a run. */
  static final class Meant {
    @Option(names = "--delivery-id", paramLabel = "ID", required = true)
    private @Nullable UUID delivery;

    @ArgGroup(exclusive = false)
    private @Nullable RunOptions run;

    DeliveryFilter filter(Optional<String> sink) {
      return run == null
          ? new DeliveryFilter(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.ofNullable(delivery),
              sink)
          : new DeliveryFilter(
              Optional.of(run.tenant),
              Optional.of(run.namespace),
              Optional.of(run.id),
              Optional.empty(),
              sink);
    }
  }

  /** A run of a namespace. */
  static final class RunOptions {
    @Option(names = "--tenant-id", required = true, paramLabel = "N")
    private long tenant;

    @Option(names = "--namespace-id", required = true, paramLabel = "N")
    private long namespace;

    @Option(names = "--run-id", required = true, paramLabel = "ID")
    private String id = "";
  }

  @Override
  public Integer call() {
    int retried = new GivenUpDeliveries(database.owner(spec)).retry(meant.filter(sink.name()));
    if (retried == 0) {
      throw new MessageFailure(Message.DELIVERIES_NONE);
    }
    Console console = Console.of(spec);
    console.result(
        Json.object().put("retried", retried).build(),
        form,
        console.lineOf(Message.DELIVERIES_RETRIED, Integer.toString(retried)));
    return 0;
  }
}
