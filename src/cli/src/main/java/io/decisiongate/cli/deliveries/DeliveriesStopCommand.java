package io.decisiongate.cli.deliveries;

import io.decisiongate.cli.DatabaseOptions;
import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.local.deliveries.DeliveryChanges;
import io.decisiongate.local.deliveries.DeliveryFilter;
import io.decisiongate.local.deliveries.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code dg deliveries stop}; fails when nothing waits, and when something still does because an
 * attempt is under way.
 */
@Command(name = "stop", mixinStandardHelpOptions = true)
final class DeliveriesStopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final MeantOptions meant = new MeantOptions();

  @Mixin private final ReasonOption reason = new ReasonOption();

  @Override
  public Integer call() {
    DeliveryFilter filter = meant.filter(spec);
    Operation operation = reason.operation(spec);
    DeliveryChanges.Stopped done =
        new DeliveryChanges(database.owner(spec), operation).stop(filter);
    if (done.stopped() == 0 && done.underWay() == 0) {
      throw new MessageFailure(Message.DELIVERIES_NONE_WAITING);
    }
    Console console = Console.of(spec);
    console.result(
        Json.object().put("stopped", done.stopped()).put("under_way", done.underWay()).build(),
        form,
        console.lineOf(Message.DELIVERIES_STOPPED, Long.toString(done.stopped())));
    if (done.underWay() > 0) {
      throw new MessageFailure(Message.DELIVERIES_UNDER_WAY, Long.toString(done.underWay()));
    }
    return 0;
  }
}
