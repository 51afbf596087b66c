package io.decisiongate.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommandTest {
  private static final Json PROVIDERS =
      new Json.Array(BuiltInContracts.all().stream().map(ProviderContract::toJson).toList());

  @TempDir private Path folder;

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

  @Test
  void contract_cli_generate_and_check() throws IOException {
    String out = folder.toString();
    assertThat(run("generate", "--out", out)).isEqualTo("Contract written to " + out + "\n");
    assertThat(folder.resolve("tooling.json")).hasContent(line(ToolContracts.published()));
    assertThat(folder.resolve("schemas/scenario.schema.json")).exists();
    Files.writeString(
        folder.resolve("providers.json"),
        Files.readString(folder.resolve("providers.json")).replace("},{", "} ,\n{"));
    assertThat(run("check", "--out", out))
        .isEqualTo("The contract in " + out + " is as this version publishes it.\n");

    Files.writeString(folder.resolve("tooling.json"), "[]");
    Files.writeString(folder.resolve("providers.json"), "[]");
    assertThat(execute("check", "--out", out))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "Contract verification failed: not as this version publishes it in "
                    + out
                    + ": providers.json, tooling.json\n"));
    Files.delete(folder.resolve("providers.json"));
    assertThat(execute("check", "--out", out).err())
        .isEqualTo(
            "Contract verification failed: "
                + folder.resolve("providers.json")
                + ": no such file or directory\n");
  }

  @Test
  void contract_cli_rejects_symlinked_out_dir() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    for (Path out : new Path[] {link, folder.resolve("none")}) {
      CommandRun expected =
          new CommandRun(
              1,
              "",
              "invalid output path " + out + ": it must be a folder that is there, and no link\n");
      assertThat(execute("generate", "--out", out.toString())).isEqualTo(expected);
      assertThat(execute("check", "--out", out.toString())).isEqualTo(expected);
    }
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
