package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite providers: JSON files below a root. */
@ExtendWith(AcceptanceServer.Access.class)
class JsonProviderIT {

  @BeforeEach
  void configure(AcceptanceServer server) throws Exception {
    server.write("outside.json", "{\"secret\":true}");
    server.write("root/report.json", "{\"tags\":[\"a\",\"b\"]}");
    server.write("root/big.json", "[" + "1,".repeat(600) + "1]");
    Path link = server.files().resolve("root/link.json");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, server.files().resolve("outside.json"));
    }
    server.use(
        server
            .standard()
            .shown()
            .providers(
                """
                [[providers]]
                name = "json"
                type = "builtin"
                config = { root = "%s", root_id = "evidence-root", max_bytes = 1024 }
                """
                    .formatted(server.files().resolve("root")))
            .with(
                """
                [anchors]
                [[anchors.providers]]
                provider_id = "json"
                anchor_type = "file_path_rooted"
                required_fields = ["root_id", "path"]
                """));
  }

  @Test
  void json_provider_missing_jsonpath_returns_error_metadata(AcceptanceServer server)
      throws Exception {
    Json answer = ask(server, "report.json", "$.missing");
    assertThat(text(answer, "/error/code")).isEqualTo("jsonpath_not_found");
    for (String member : new String[] {"/value", "/content_type", "/evidence_hash"}) {
      assertThat(at(answer, member)).as(member).isEqualTo(Json.NULL);
    }
  }

  @Test
  void json_provider_rejects_path_outside_root(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "../outside.json", "$"), "/error/code"))
        .isEqualTo("path_outside_root");
  }

  @Test
  void json_provider_rejects_symlink_escape(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "link.json", "$"), "/error/code")).isEqualTo("path_outside_root");
  }

  @Test
  void json_provider_enforces_size_limit(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "big.json", "$"), "/error/code")).isEqualTo("size_limit_exceeded");
  }

  @Test
  void json_provider_invalid_jsonpath_rejected(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "report.json", "$["), "/error/code")).isEqualTo("invalid_jsonpath");
  }

  @Test
  void json_provider_contains_array_succeeds(AcceptanceServer server) throws Exception {
    assertThat(text(decide(server, "contains-array"), "/decision/outcome/kind"))
        .isEqualTo("complete");
  }

  @Test
  void json_provider_anchor_policy_enforced(AcceptanceServer server) throws Exception {
    Json anchor = at(ask(server, "report.json", "$.tags"), "/evidence_anchor");
    assertThat(text(anchor, "/anchor_type")).isEqualTo("file_path_rooted");
    assertThat(json(text(anchor, "/anchor_value")))
        .isEqualTo(json("{\"path\":\"report.json\",\"root_id\":\"evidence-root\"}"));
    assertThat(text(decide(server, "anchored"), "/decision/outcome/kind")).isEqualTo("complete");
  }

  private static Json decide(AcceptanceServer server, String id) throws Exception {
    Spec spec =
        Spec.of(
            id,
            Spec.condition(
                "tags",
                "json",
                "path",
                "{\"file\":\"report.json\",\"jsonpath\":\"$.tags\"}",
                "contains",
                "[\"b\"]"));
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    assertThat(items(server.caller().result("scenario_start", run.start()), "/packets")).isEmpty();
    return server.caller().result("scenario_trigger", run.trigger("t-1", 2));
  }

  private static Json ask(AcceptanceServer server, String file, String path) throws Exception {
    return Question.ask(
        server.caller(),
        "json",
        "path",
        "{\"file\":\"%s\",\"jsonpath\":\"%s\"}".formatted(file, path));
  }
}
