package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.server.RefusedStart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Suites operations and config: what a start says, and how little it needs. */
@ExtendWith(AcceptanceServer.Access.class)
class StartIT {

  @Test
  void dev_permissive_emits_warning(AcceptanceServer server) throws Exception {
    server.warm().write(server.standard().with("[dev]\npermissive = true\n").toml());

    server.warm().restart();

    assertThat(server.server().log()).contains("dev-permissive mode enabled");
  }

  @Test
  void dev_permissive_assetcore_rejected(AcceptanceServer server, @TempDir Path folder)
      throws Exception {
    AuditFile audit = new AuditFile(folder.resolve("audit.jsonl"));
    String configuration =
        server
            .standard()
            .namespaces(
                """
                [namespace.authority]
                mode = "assetcore_http"
                [namespace.authority.assetcore]
                base_url = "http://127.0.0.1:1"
                """)
            .with("[dev]\npermissive = true\n" + audit.section())
            .toml();

    RefusedStart refused = RefusedStart.of(folder, configuration);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("dev.permissive not allowed");
    assertThat(audit.path()).doesNotExist();
  }

  @Test
  void minimal_config_starts_http_server(AcceptanceServer server) throws Exception {
    server
        .warm()
        .write(
            """
            [server]
            transport = "http"
            bind = "127.0.0.1:%d"
            [[providers]]
            name = "time"
            type = "builtin"
            """
                .formatted(server.server().port()));

    server.warm().restart();

    assertThat(server.caller().listed()).contains("scenario_define");
    Spec ordered =
        Spec.of(
                "strict",
                Spec.condition("c", "time", "after", "{\"timestamp\":1}", "greater_than", "true"))
            .namespace(7);
    assertThat(server.caller().failure("scenario_define", ordered.define()).code())
        .isEqualTo(-32602);
    Json question =
        JsonReader.read(
            JsonWriter.write(Question.of("time", "now", "{}"))
                .replace("\"namespace_id\":1", "\"namespace_id\":7"));
    Json answer = at(server.caller().result("evidence_query", question), "/result");
    assertThat(at(answer, "/value")).isEqualTo(Json.NULL);
    assertThat(text(answer, "/evidence_hash/algorithm")).isEqualTo("sha256");
  }
}
