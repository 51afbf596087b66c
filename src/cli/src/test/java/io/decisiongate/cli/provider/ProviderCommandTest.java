package io.decisiongate.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.ReferenceData;
import io.decisiongate.core.contract.BuiltInContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderCommandTest {
  private static final String TIME_AND_ENV =
      """
      [[providers]]
      name = "time"
      type = "builtin"
      [[providers]]
      name = "env"
      type = "builtin"
      """;

  @TempDir private Path folder;

  @Test
  void cli_golden_provider_list() throws IOException {
    assertThat(provider(TIME_AND_ENV, "list"))
        .isEqualTo(
            new CommandRun(
                0,
                "{\"providers\":[{\"checks\":[\"get\"],\"provider_id\":\"env\",\"transport\":\"builtin\"},"
                    + "{\"checks\":[\"after\",\"before\",\"now\"],\"provider_id\":\"time\","
                    + "\"transport\":\"builtin\"}]}\n",
                ""));
  }

  @ParameterizedTest
  @CsvSource({"--output,text", "--format,text"})
  void theListForPeople(String option, String form) throws IOException {
    assertThat(provider(TIME_AND_ENV, "list", option, form).out())
        .isEqualTo(
            """
            Providers:
            - env (builtin) checks: get
            - time (builtin) checks: after, before, now
            """);
  }

  @Test
  void theListIgnoresTheDiscoveryLists() throws IOException {
    String hidden = "[provider_discovery]\ndenylist = [\"env\"]\n" + TIME_AND_ENV;
    assertThat(provider(hidden, "list").out()).contains("\"env\"");
    assertThat(provider(hidden, "contract", "get", "--provider", "env"))
        .isEqualTo(new CommandRun(1, "", "Provider discovery denied for env.\n"));
    String allowed = "[provider_discovery]\nallowlist = [\"env\"]\n" + TIME_AND_ENV;
    assertThat(
            provider(allowed, "check-schema", "get", "--provider", "time", "--check-id", "now")
                .err())
        .isEqualTo("Provider discovery denied for time.\n");
  }

  @Test
  void theContractIsThatOfTheTool() throws IOException {
    CommandRun run = provider(TIME_AND_ENV, "contract", "get", "--provider", "time");
    assertThat(run.status()).isZero();
    assertThat(ReferenceData.at(run.json(), "contract"))
        .isEqualTo(BuiltInContracts.find("time").orElseThrow().toJson());
    assertThat(ReferenceData.text(run.json(), "source")).isEqualTo("builtin");
    assertThat(run.out()).startsWith("{\"contract\":{\"checks\":").endsWith("}\n");
  }

  @Test
  void theContractForPeopleIsIndented() throws IOException {
    assertThat(
            provider(TIME_AND_ENV, "contract", "get", "--provider", "time", "--output", "text")
                .out())
        .startsWith("{\n  \"provider_id\": \"time\",\n");
  }

  @Test
  void theSchemaOfACheckHasItsComparators() throws IOException {
    CommandRun run =
        provider(TIME_AND_ENV, "check-schema", "get", "--provider", "time", "--check-id", "after");
    assertThat(ReferenceData.text(run.json(), "check_id")).isEqualTo("after");
    assertThat(ReferenceData.items(ReferenceData.at(run.json(), "allowed_comparators")))
        .isNotEmpty();
  }

  @Test
  void theUnknownIsNamed() throws IOException {
    assertThat(provider(TIME_AND_ENV, "contract", "get", "--provider", "nope").err())
        .isEqualTo("Provider discovery failed: provider not registered: nope\n");
    assertThat(
            provider(TIME_AND_ENV, "check-schema", "get", "--provider", "env", "--check-id", "nope")
                .err())
        .isEqualTo("Provider discovery failed: check not supported: env.nope\n");
  }

  @Test
  void anAnswerBeyondTheLimitIsNotWritten() throws IOException {
    String small = "[provider_discovery]\nmax_response_bytes = 64\n" + TIME_AND_ENV;
    assertThat(provider(small, "list"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "Failed to serialize provider discovery output: response exceeds size limit (155 > 64)\n"));
  }

  @Test
  void aContractFileThatIsMissingIsAFailure() throws IOException {
    String external =
        """
        [[providers]]
        name = "far"
        type = "mcp"
        command = ["far"]
        capabilities_path = "%s"
        """
            .formatted(folder.resolve("none.json"));
    CommandRun run = provider(external, "list");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Provider discovery failed: provider capability contract read failed: ");
  }

  @Test
  void theProviderMustBeNamed() throws IOException {
    assertThat(provider(TIME_AND_ENV, "contract", "get").status()).isEqualTo(2);
  }

  private CommandRun provider(String toml, String... arguments) throws IOException {
    Path config = Files.writeString(folder.resolve("c.toml"), toml);
    String[] all = new String[arguments.length + 3];
    all[0] = "provider";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = config.toString();
    return CommandRun.dg(all);
  }
}
