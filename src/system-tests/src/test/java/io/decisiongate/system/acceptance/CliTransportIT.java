package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Suites cli_transport, mcp_transport and provider_discovery over stdio. A process that speaks the
 * framed dialect is the bridge {@code dg mcp --dialect rpc}.
 */
@ExtendWith(AcceptanceServer.Access.class)
class CliTransportIT {

  @Test
  void cli_transport_matrix(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    String endpoint = " --endpoint " + server.rpc();
    for (String command : List.of("mcp tools list", "mcp tool providers-list")) {
      Json http = Dg.run(Dg.words(command + endpoint)).json();
      assertThat(stdio(server, command).json()).isEqualTo(http);

      server.use(server.standard().transport("sse"));
      assertThat(Dg.run(Dg.words(command + " --transport sse" + endpoint)).json()).isEqualTo(http);
      assertThat(stdio(server, command).json()).isEqualTo(http);
      server.use(server.standard());
    }
  }

  @Test
  void stdio_transport_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("over-stdio", 0);
    Run run = Run.of(spec, "run-1");

    assertThat(Documents.texts(stdio(server, "mcp tools list").json(), "/tools", "/name"))
        .contains("scenario_define");
    assertThat(
            text(
                stdio(server, "mcp tool scenario-define", "--json", written(spec.define())).json(),
                "/scenario_id"))
        .isEqualTo("over-stdio");
    assertThat(
            text(
                stdio(server, "mcp tool scenario-start", "--json", written(run.start())).json(),
                "/status"))
        .isEqualTo("active");
    assertThat(stdio(server, "mcp tool scenario-define", "--json", written(spec.define())).err())
        .isEqualTo("MCP request failed: mcp protocol error: scenario already defined\n");
  }

  @Test
  void stdio_provider_discovery_tools(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Json contract =
        stdio(server, "mcp tool provider-contract-get", "--json", "{\"provider_id\":\"time\"}")
            .json();
    assertThat(text(contract, "/provider_id")).isEqualTo("time");
    assertThat(text(contract, "/contract/provider_id")).isEqualTo("time");
    Json check =
        stdio(
                server,
                "mcp tool provider-check-schema-get",
                "--json",
                "{\"provider_id\":\"time\",\"check_id\":\"after\"}")
            .json();
    assertThat(text(check, "/check_id")).isEqualTo("after");
    assertThat(items(check, "/allowed_comparators")).isNotEmpty();
    assertThat(at(check, "/contract_hash")).isEqualTo(at(contract, "/contract_hash"));
  }

  @Test
  void withoutServerTheFramedBridgeAnswersWithErrors() throws Exception {
    Dg run =
        Dg.run(
            Dg.words(
                "mcp tools list --transport stdio --stdio-command "
                    + Dg.script()
                    + " --stdio-args mcp --stdio-args --dialect --stdio-args rpc"
                    + " --stdio-args --endpoint --stdio-args http://127.0.0.1:1/rpc"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "MCP request failed: mcp protocol error: no answer from http://127.0.0.1:1/rpc: connection refused\n");
  }

  private static Dg stdio(AcceptanceServer server, String command, String... options)
      throws Exception {
    return Dg.run(
        Dg.words(
            command
                + " --transport stdio --stdio-command "
                + Dg.script()
                + " --stdio-args mcp --stdio-args --dialect --stdio-args rpc"
                + " --stdio-args --endpoint --stdio-args "
                + server.rpc(),
            options));
  }

  private static String written(Json json) {
    return JsonWriter.write(json);
  }
}
