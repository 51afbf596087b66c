package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static io.decisiongate.system.acceptance.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suites docs_resources and docs_search: documents in either framing. */
@ExtendWith(AcceptanceServer.Access.class)
class DocumentationIT {
  private static final String SEARCH = "decision_gate_docs_search";
  private static final String EVIDENCE_FLOW = "decision-gate://docs/evidence-flow";
  private static final String TOKEN = "token-of-the-tests";
  private static final Json NOTHING = json("{}");

  @Test
  void docs_resources_http_list_read(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));
    assertListedAndRead(server);
  }

  @Test
  void docs_resources_sse_list_read(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse").bearer(TOKEN));
    assertListedAndRead(server);
  }

  @Test
  void docs_search_http_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard().with("[docs]\nmax_sections = 4\n"));
    Json query = json("{\"query\":\"evidence flow\"}");
    Json all = json("{\"query\":\" \",\"max_sections\":99}");

    assertThat(server.caller().listed()).contains(SEARCH);
    Json found = server.caller().result(SEARCH, query);

    assertFindsEvidenceFlow(found);
    assertThat(server.caller().result(SEARCH, query)).isEqualTo(found);
    assertThat(texts(server.caller().result(SEARCH, all), "/sections", "/doc_role"))
        .containsExactly("reasoning", "decision", "ontology", "pattern");
  }

  @Test
  void docs_search_sse_end_to_end(AcceptanceServer server) throws Exception {
    server.use(server.standard().transport("sse"));

    assertThat(server.caller().listed()).contains(SEARCH);
    assertFindsEvidenceFlow(server.caller().result(SEARCH, json("{\"query\":\"evidence flow\"}")));
  }

  @Test
  void theReadingOfWhatIsNotThereIsOnRecordAsAnError(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("documentation/audit.jsonl"));
    server.use(server.standard().with(audit.section()));

    server.caller().send("resources/read", uri(EVIDENCE_FLOW));
    server.caller().send("resources/read", uri("decision-gate://docs/nope"));

    assertThat(audit.events("mcp_request"))
        .extracting(event -> text(event, "/method") + " " + text(event, "/outcome"))
        .containsExactly("ResourcesRead Ok", "ResourcesRead Error");
  }

  private static void assertFindsEvidenceFlow(Json found) {
    assertThat(texts(found, "/sections", "/doc_id")).contains("evidence_flow_and_execution_model");
    assertThat(texts(found, "/docs_covered", "/doc_id"))
        .contains("evidence_flow_and_execution_model");
  }

  private static void assertListedAndRead(AcceptanceServer server) throws IOException {
    Caller known = server.caller().bearer(TOKEN);

    assertThat(Caller.failure(server.caller().send("resources/list", NOTHING)).message())
        .contains("unauthenticated");
    Json entry =
        items(Caller.body(known.send("resources/list", NOTHING)), "/result/resources").stream()
            .filter(each -> text(each, "/uri").equals(EVIDENCE_FLOW))
            .findFirst()
            .orElseThrow();
    assertThat(text(entry, "/name")).isNotBlank();
    assertThat(text(entry, "/description")).isNotBlank();
    assertThat(text(entry, "/mimeType")).isEqualTo("text/markdown");

    Json read = Caller.body(known.send("resources/read", uri(EVIDENCE_FLOW)));
    assertThat(text(read, "/result/contents/0/mimeType")).isEqualTo("text/markdown");
    assertThat(text(read, "/result/contents/0/text"))
        .contains("# Evidence Flow + Execution Model\n");
    assertThat(at(read, "/result/contents/0/uri")).isEqualTo(Json.of(EVIDENCE_FLOW));

    Caller.Failure unknown =
        Caller.failure(known.send("resources/read", uri("decision-gate://docs/nope")));
    assertThat(unknown.message()).contains("unknown resource uri");
    assertThat(unknown.code()).isEqualTo(-32602);
  }

  private static Json uri(String uri) {
    return Json.object().put("uri", uri).build();
  }
}
