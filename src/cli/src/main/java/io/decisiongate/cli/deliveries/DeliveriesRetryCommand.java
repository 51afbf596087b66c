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

/** {@code dg deliveries retry}; fails when there is nothing to send again. */
@Command(name = "retry", mixinStandardHelpOptions = true)
final class DeliveriesRetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final MeantOptions meant = new MeantOptions();

  @Mixin private final ReasonOption reason = new ReasonOption();

  @Override
  public Integer call() {
    DeliveryFilter filter = meant.filter(spec);
    Operation operation = reason.operation(spec);
    long retried = new DeliveryChanges(database.owner(spec), operation).retry(filter);
    if (retried == 0) {
      throw new MessageFailure(Message.DELIVERIES_NONE);
    }
    Console console = Console.of(spec);
    console.result(
        Json.object().put("retried", retried).build(),
        form,
        console.lineOf(Message.DELIVERIES_RETRIED, Long.toString(retried)));
    return 0;
  }
}
