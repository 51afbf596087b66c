package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suites cli_workflows, cli_limits and smoke. */
@ExtendWith(AcceptanceServer.Access.class)
class CliWorkflowIT {

  @Test
  void cli_smoke_version() throws Exception {
    Dg run = Dg.run("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("decision-gate ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void cli_workflows_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    String client = " --endpoint " + server.rpc();
    Path config = server.write("cli.toml", server.standard().toml());
    Spec spec = Spec.time("workflow", 0);
    Run run = Run.of(spec, "run-1");
    Path scenario = server.write("cli/spec.json", JsonWriter.write(at(spec.define(), "/spec")));

    assertThat(Dg.run(Dg.words("config validate --config " + config)).out())
        .isEqualTo("Config valid.\n");
    assertThat(Dg.run(Dg.words("provider list --config " + config)).json())
        .isEqualTo(Dg.run(Dg.words("mcp tool providers-list" + client)).json());
    assertThat(Dg.run(Dg.words("provider contract get --provider json --config " + config)).json())
        .isEqualTo(
            Dg.run(
                    Dg.words(
                        "mcp tool provider-contract-get --json {\"provider_id\":\"json\"}"
                            + client))
                .json());
    assertThat(
            text(
                Dg.run(
                        Dg.words(
                            "provider check-schema get --provider json --check-id path --config "
                                + config))
                    .json(),
                "/check_id"))
        .isEqualTo("path");

    Dg valid = Dg.run(Dg.words("authoring validate --input " + scenario));
    Path normal = server.files().resolve("cli/normal.json");
    Dg normalized =
        Dg.run(Dg.words("authoring normalize --input " + scenario + " --output " + normal));
    assertThat(normalized.out())
        .isEqualTo("Normalized scenario written to " + normal + "\n" + valid.out());

    Path report = server.files().resolve("cli/report.json");
    Path runConfig = server.write("cli/run.json", JsonWriter.write(at(run.start(), "/run_config")));
    Path trigger =
        server.write(
            "cli/trigger.json", JsonWriter.write(at(run.trigger("trigger-1", 2), "/trigger")));
    String interop =
        "interop eval --spec %s --run-config %s --trigger %s --expect-status completed --output %s"
                .formatted(normal, runConfig, trigger, report)
            + client;
    assertThat(Dg.run(Dg.words(interop)))
        .isEqualTo(new Dg(0, "Interop report written to " + report + "\n", ""));
    Json written = Documents.json(Files.readString(report));
    assertThat(text(written, "/status/status")).isEqualTo("completed");
    assertThat(valid.out()).contains(text(written, "/spec_hash/value"));
    assertThat(items(written, "/transcript")).hasSize(4);
    assertThat(Dg.run(Dg.words(interop)).err())
        .isEqualTo("Interop execution failed: json-rpc error -32009: scenario already defined\n");

    Path schema =
        server.write(
            "cli/schema.json", JsonWriter.write(Registry.register("shape", Registry.AFTER)));
    assertThat(Dg.run(Dg.words("schema register --input " + schema + client)).status()).isZero();
    String scope = " --tenant-id 1 --namespace-id 1";
    assertThat(items(Dg.run(Dg.words("schema list" + scope + client)).json(), "/items")).hasSize(1);
    Json record =
        Dg.run(
                Dg.words(
                    "schema get --schema-id shape --version "
                        + text(Registry.get("shape"), "/version")
                        + scope
                        + client))
            .json();
    assertThat(text(record, "/record/schema_id")).isEqualTo("shape");

    assertThat(at(Dg.run(Dg.words("mcp resources list" + client)).json(), "/resources"))
        .isInstanceOf(Json.Array.class);
    assertThat(
            Dg.run(Dg.words("mcp resources read --uri decision-gate://docs/none" + client)).err())
        .startsWith("MCP request failed: mcp transport error: http status 400: ")
        .contains("unknown resource uri: decision-gate://docs/none");

    assertThat(Dg.run(Dg.words("docs list" + client)).json())
        .isEqualTo(Dg.run(Dg.words("docs list")).json());
    assertThat(Dg.run(Dg.words("docs search --query runpack" + client)).json())
        .isEqualTo(Dg.run(Dg.words("docs search --query runpack")).json());
    assertThat(
            text(
                Dg.run(Dg.words("docs read --uri decision-gate://docs/security" + client)).json(),
                "/contents/0/text"))
        .startsWith("# Security Guide");
  }

  @Test
  void cli_config_env_override(AcceptanceServer server) throws Exception {
    String good = server.write("good.toml", "").toString();
    String bad = server.write("bad.toml", "[server]\nmax_body_bytes = 0\n").toString();

    assertThat(Dg.with(Map.of("DECISION_GATE_CONFIG", good), "config", "validate"))
        .isEqualTo(new Dg(0, "Config valid.\n", ""));
    assertThat(Dg.with(Map.of("DECISION_GATE_CONFIG", bad), "config", "validate"))
        .isEqualTo(
            new Dg(
                1,
                "",
                "Failed to load config: invalid config: max_body_bytes must be greater than zero\n"));
  }

  @Test
  void cli_rejects_non_loopback_bind(AcceptanceServer server) throws Exception {
    Path config =
        server.write(
            "open.toml",
            """
            [server]
            transport = "http"
            bind = "0.0.0.0:0"
            [server.auth]
            mode = "bearer_token"
            bearer_tokens = ["token"]
            """);
    Dg run =
        Dg.run(
            "serve",
            "--config",
            config.toString(),
            "--data",
            server.files().resolve("data").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("Refusing to bind to non-loopback address 0.0.0.0:0", "--allow-non-loopback");
  }

  @Test
  void cli_size_limits_enforced(AcceptanceServer server) throws Exception {
    Path large = server.write("large.json", "");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(16L * 1024 * 1024 + 1);
    }
    Dg input =
        Dg.run(Dg.words("mcp tool precheck --endpoint " + server.rpc() + " --input " + large));
    assertThat(input.status()).isEqualTo(1);
    assertThat(input.err()).startsWith("Refusing to read MCP input at ");

    Path config =
        server.write(
            "small.toml",
            server.standard().with("[provider_discovery]\nmax_response_bytes = 64\n").toml());
    Dg listing = Dg.run(Dg.words("provider list --config " + config));
    assertThat(listing.status()).isEqualTo(1);
    assertThat(listing.err()).contains("size limit");
  }

  @Test
  void cli_i18n_catalan_disclaimer(AcceptanceServer server) throws Exception {
    String config = server.write("i18n.toml", "").toString();

    Dg english = Dg.run("config", "validate", "--config", config);
    Dg catalan =
        Dg.with(Map.of("DECISION_GATE_LANG", "ca-ES"), "config", "validate", "--config", config);

    assertThat(english).isEqualTo(new Dg(0, "Config valid.\n", ""));
    assertThat(catalan.status()).isZero();
    assertThat(catalan.out()).isEqualTo("La configuraci\u00f3 \u00e9s v\u00e0lida.\n");
    assertThat(catalan.err()).contains("tradu\u00efts autom\u00e0ticament");
  }
}
