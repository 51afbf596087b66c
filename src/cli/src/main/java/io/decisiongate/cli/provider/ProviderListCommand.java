package io.decisiongate.cli.provider;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.configuration.ConfigOption;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg provider list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ProviderListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public Integer call() {
    Json answer = LocalDiscovery.of(config.load(spec).configuration()).providers();
    Console console = Console.of(spec);
    console.result(answer, form, text(console, answer));
    return 0;
  }

  private static String text(Console console, Json answer) {
    StringBuilder text = new StringBuilder(console.lineOf(Message.PROVIDER_LIST));
    ObjectReader.of(answer, "answer")
        .list("providers", provider -> ObjectReader.of(provider, "provider"))
        .forEach(provider -> text.append(entry(console, provider)));
    return text.toString();
  }

  private static String entry(Console console, ObjectReader provider) {
    return console.lineOf(
        Message.PROVIDER_LIST_ENTRY,
        provider.string("provider_id"),
        provider.string("transport"),
        String.join(", ", provider.strings("checks")));
  }
}
