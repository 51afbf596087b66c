package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.logical;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import io.decisiongate.system.client.SdkAnswer;
import io.decisiongate.system.client.SdkClient;
import io.decisiongate.system.client.SdkFlavour;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suite agentic_harness: six scenarios whose packs have known root hashes. */
@ExtendWith(AcceptanceServer.Access.class)
class AgenticIT {
  private static final Map<String, String> SITE =
      Map.of(
          "/artifact.json",
          "{\"artifact_id\":\"build-123\",\"sha256\":\"sha256:deadbeef\"}",
          "/fetch.json",
          "{\"value\":\"ok\"}");

  /** What a client makes of a call that must succeed. */
  @FunctionalInterface
  private interface Client {
    Json result(String tool, Json arguments) throws IOException, InterruptedException;
  }

  @ParameterizedTest
  @CsvSource({
    "agentic-ci-gate, completed, complete",
    "agentic-artifact-integrity, completed, complete",
    "agentic-policy-disclosure, active, advance",
    "agentic-attack-rejection, active, hold",
    "agentic-policy-fetch, completed, complete",
    "agentic-policy-collision, failed, fail"
  })
  void agentic_flow_harness_deterministic(
      String id, String status, String outcome, AcceptanceServer server) throws Exception {
    Path folder = Project.fixture("agentic/" + id).toRealPath();
    HttpServer site = site(port(id));
    try {
      server.use(configuration(server, id, folder));
      assertFlow(id, status, outcome, server, folder, "raw", server.caller()::result);
      for (SdkFlavour flavour : SdkFlavour.values()) {
        // Each client begins with an empty server: the record covers the numbers of its calls.
        server.use(configuration(server, id, folder));
        try (SdkClient client =
            new SdkClient(flavour, URI.create(server.rpc()), Optional.empty())) {
          assertFlow(
              id,
              status,
              outcome,
              server,
              folder,
              flavour.name(),
              (tool, arguments) -> resultOf(client.call(tool, arguments)));
        }
      }
    } finally {
      site.stop(0);
    }
  }

  private static Json resultOf(SdkAnswer answer) {
    if (answer instanceof SdkAnswer.Result result) {
      return result.value();
    }
    throw new AssertionError("the call failed: " + answer);
  }

  private static void assertFlow(
      String id,
      String status,
      String outcome,
      AcceptanceServer server,
      Path folder,
      String clientName,
      Client client)
      throws IOException, InterruptedException {
    String base = "http://127.0.0.1:" + port(id);
    Json spec =
        Documents.json(
            Files.readString(folder.resolve("spec.json")).replace("{{HTTP_BASE_URL}}", base));
    Json config = Project.json(folder.resolve("run_config.json"));
    Run run = new Run(id, 1, 1, text(config, "/run_id"));
    client.result("scenario_define", Json.object().put("spec", spec).build());
    client.result(
        "scenario_start",
        Json.object()
            .put("scenario_id", id)
            .put("run_config", config)
            .put("started_at", logical(1))
            .put("issue_entry_packets", false)
            .build());
    client.result(
        "scenario_trigger",
        Json.object()
            .put("scenario_id", id)
            .put("trigger", Project.json(folder.resolve("trigger.json")))
            .build());
    Json answer = client.result("scenario_status", run.status(3));
    Path pack = server.files().resolve(id + "-" + clientName);
    Json exported = client.result("runpack_export", Pack.export(run, pack.toString(), false));

    assertThat(text(answer, "/status")).as(clientName).isEqualTo(status);
    assertThat(text(answer, "/last_decision/outcome/kind")).as(clientName).isEqualTo(outcome);
    assertThat(text(exported, "/manifest/integrity/root_hash/value"))
        .as(clientName)
        .isEqualTo(
            Files.readString(folder.resolve("expected/runpack_root_hash.txt"))
                .strip()
                .replace("sha256:", ""));
  }

  private static Configuration configuration(AcceptanceServer server, String id, Path folder)
      throws IOException {
    Map<String, Json> environment =
        ((Json.Obj) Project.json(folder.resolve("fixtures/env.json"))).members();
    String names =
        environment.keySet().stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "));
    String overrides =
        environment.entrySet().stream()
            .map(entry -> entry.getKey() + " = \"" + ((Json.Text) entry.getValue()).value() + '"')
            .collect(Collectors.joining(", "));
    Configuration configuration =
        server
            .standard()
            .providers(
                """
                [[providers]]
                name = "time"
                type = "builtin"
                config = { allow_logical = true }
                [[providers]]
                name = "env"
                type = "builtin"
                config = { allowlist = [%s], max_value_bytes = 65536, max_key_bytes = 255, overrides = { %s } }
                [[providers]]
                name = "json"
                type = "builtin"
                config = { root = "%s", root_id = "agentic_%s", max_bytes = 1048576, allow_yaml = false }
                [[providers]]
                name = "http"
                type = "builtin"
                config = { allow_http = true, timeout_ms = 2000, max_response_bytes = 1048576, allowed_hosts = ["127.0.0.1"], allow_private_networks = true, user_agent = "dg-agentic" }
                """
                    .formatted(names, overrides, folder.resolve("fixtures"), id));
    return id.equals("agentic-policy-collision")
        ? configuration.with(
            """
            [policy]
            engine = "static"
            [policy.static]
            default = "permit"
            [[policy.static.rules]]
            effect = "deny"
            require_policy_tags = ["restricted"]
            """)
        : configuration;
  }

  /** The address is hashed with the evidence, so the port is given (hashing.md section 5.1). */
  private static HttpServer site(int port) throws IOException {
    HttpServer site;
    try {
      site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException taken) {
      Assumptions.abort("port " + port + ", which the expected hash covers, is taken");
      throw taken;
    }
    site.createContext(
        "/",
        exchange -> {
          byte[] body =
              SITE.getOrDefault(exchange.getRequestURI().getPath(), "")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("content-type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    site.start();
    return site;
  }

  private static int port(String id) {
    String hash = Sha256.of(id.getBytes(StandardCharsets.UTF_8)).value();
    return (int) (20_000 + Long.parseLong(hash.substring(0, 8), 16) % 20_000);
  }
}
