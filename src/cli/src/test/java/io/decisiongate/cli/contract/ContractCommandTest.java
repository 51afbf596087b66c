package io.decisiongate.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractCommandTest {
  private static final Json PROVIDERS =
      new Json.Array(BuiltInContracts.all().stream().map(ProviderContract::toJson).toList());

  @Test
  void printsEachPartAsOneLineOfCanonicalJson() {
    assertThat(run("tools")).isEqualTo(line(ToolContracts.published()));
    assertThat(run("providers")).isEqualTo(line(PROVIDERS));
    assertThat(run("schemas", "--output", "json")).isEqualTo(line(PublishedSchemas.all()));
  }

  @Test
  void printsEverythingWithoutAPart() {
    assertThat(run())
        .isEqualTo(
            line(
                Json.object()
                    .put("tools", ToolContracts.published())
                    .put("providers", PROVIDERS)
                    .put("schemas", PublishedSchemas.all())
                    .build()));
  }

  @Test
  void listsForPeople() {
    assertThat(run("providers", "--output", "text"))
        .isEqualTo(
            """
            Providers:
            - time (builtin) checks: after, before, now
            - env (builtin) checks: get
            - json (builtin) checks: path
            - http (builtin) checks: body_hash, status
            """);
    assertThat(run("--output", "text"))
        .contains("Tools:\n- scenario_define: Define a scenario\n")
        .contains("\n\nSchemas:\n- scenario.schema.json\n- config.schema.json\n");
  }

  @Test
  void anotherPartOrFormIsWrongUsage() {
    CommandRun part = execute("everything");
    assertThat(part.status()).isEqualTo(2);
    assertThat(part.err()).contains("expected tools, providers or schemas but was 'everything'");
    CommandRun form = execute("tools", "--output", "yaml");
    assertThat(form.status()).isEqualTo(2);
    assertThat(form.err()).contains("expected json or text but was 'yaml'");
  }

  private static String line(Json json) {
    return CanonicalJson.write(json) + "\n";
  }

  private static String run(String... arguments) {
    CommandRun run = execute(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private static CommandRun execute(String... arguments) {
    return CommandRun.dg(
        Stream.concat(Stream.of("contract"), Stream.of(arguments)).toArray(String[]::new));
  }
}
