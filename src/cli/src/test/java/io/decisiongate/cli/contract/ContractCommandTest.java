package io.decisiongate.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ContractCommandTest {
  private static final Json PROVIDERS =
      new Json.Array(BuiltInContracts.all().stream().map(ProviderContract::toJson).toList());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
    assertThat(execute("everything")).isEqualTo(2);
    assertThat(err.toString())
        .contains("expected tools, providers or schemas but was 'everything'");
    assertThat(execute("tools", "--output", "yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("expected json or text but was 'yaml'");
  }

  private static String line(Json json) {
    return CanonicalJson.write(json) + "\n";
  }

  private String run(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(execute(arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  private int execute(String... arguments) {
    return new CommandLine(new ContractCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
