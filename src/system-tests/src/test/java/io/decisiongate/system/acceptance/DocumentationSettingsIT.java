package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static io.decisiongate.system.acceptance.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.RefusedStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Suite docs_config: what section {@code docs} switches and limits, while the server runs. */
@ExtendWith(AcceptanceServer.Access.class)
class DocumentationSettingsIT {
  private static final String SEARCH = "decision_gate_docs_search";
  private static final Json EVIDENCE = json("{\"query\":\"evidence\"}");
  private static final Json NOTHING = json("{}");

  @TempDir private Path folder;

  @Test
  void docs_config_toggles(AcceptanceServer server) throws Exception {
    server.use(server.standard().with("[docs]\nenabled = false\n"));
    assertHidden(server, true, true);
    server.use(server.standard().with("[docs]\nenable_search = false\n"));
    assertHidden(server, true, false);
    server.use(server.standard().with("[docs]\nenable_resources = false\n"));
    assertHidden(server, false, true);
    server.use(server.standard());
    assertHidden(server, false, false);
  }

  @Test
  void docs_extra_paths_ingestion_limits(AcceptanceServer server) throws Exception {
    Path first = server.write("handbook/a-release.md", "# Release\n\nKumquat and more.\n");
    server.write("handbook/b-freeze.md", "# Freeze\n\nKumquat too.\n");
    Path missing = first.resolveSibling("none.md");

    assertIds(server, "", List.of("a_release", "b_freeze"));
    assertIds(server, "max_docs = 1", List.of("a_release"));
    assertIds(server, "max_doc_bytes = 24", List.of("b_freeze"));
    assertIds(server, "max_total_bytes = 40", List.of("a_release"));

    RefusedStart refused =
        RefusedStart.of(
            Files.createDirectory(folder.resolve("start")),
            server.standard().with(docs(missing, "")).toml());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output())
        .contains("docs catalog invalid: docs.extra_paths missing: " + missing);
  }

  /** A relative path is meant from where the server was started. */
  @Test
  void documentsAreFoundFromTheWorkingDirectory(AcceptanceServer server) throws Exception {
    Path file = server.write("elsewhere/relative.md", "# Relative\n\nKumquat.\n");
    Path relative = Path.of("").toAbsolutePath().relativize(file);

    server.use(server.standard().with(docs(relative, "")));

    assertThat(found(server)).containsExactly("relative");
  }

  private static void assertIds(AcceptanceServer server, String limit, List<String> ids)
      throws Exception {
    server.use(server.standard().with(docs(server.files().resolve("handbook"), limit)));
    assertThat(found(server)).as(limit).containsExactlyElementsOf(ids);
    assertThat(texts(body(server, "resources/list"), "/result/resources", "/uri"))
        .containsExactlyElementsOf(
            ids.stream().map(id -> "decision-gate://docs/custom/" + id).toList());
  }

  private static List<String> found(AcceptanceServer server) throws IOException {
    return texts(
        server.caller().result(SEARCH, json("{\"query\":\"kumquat\",\"max_sections\":10}")),
        "/sections",
        "/doc_id");
  }

  private static String docs(Path path, String limit) {
    return "[docs]\ninclude_default_docs = false\nextra_paths = [\"%s\"]\n%s\n"
        .formatted(path, limit);
  }

  private static void assertHidden(AcceptanceServer server, boolean search, boolean resources)
      throws IOException {
    Answer call = server.caller().call(SEARCH, EVIDENCE);
    assertThat(server.caller().listed().contains(SEARCH)).isEqualTo(!search);
    if (search) {
      assertThat(Caller.failure(call).message()).isEqualTo("unknown tool");
    } else {
      assertThat(call.status()).as(call.toString()).isEqualTo(200);
    }
    for (String method : List.of("resources/list", "resources/read")) {
      Answer answer =
          server.caller().send(method, json("{\"uri\":\"decision-gate://docs/evidence-flow\"}"));
      if (resources) {
        assertThat(Caller.failure(answer).message()).isEqualTo("method not found");
      } else {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      }
    }
    assertThat(text(initialized(server), "/result/capabilities").contains("resources"))
        .isEqualTo(!resources);
  }

  /** What a standard client is told. */
  private static Json initialized(AcceptanceServer server) throws IOException {
    return server
        .http()
        .post(
            "/mcp",
            json(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                    + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}"))
        .json();
  }

  private static Json body(AcceptanceServer server, String method) throws IOException {
    return Caller.body(server.caller().send(method, NOTHING));
  }
}
