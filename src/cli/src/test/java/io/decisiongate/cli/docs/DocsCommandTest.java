package io.decisiongate.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.client.HttpServerStub;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.docs.DefaultDocuments;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsCommandTest {
  @Test
  void listsAllDocuments() {
    ObjectReader list = ObjectReader.of(JsonReader.read(run("list")), "list");

    assertThat(list.list("resources", entry -> ObjectReader.of(entry, "entry").string("uri")))
        .hasSize(DefaultDocuments.all().size())
        .startsWith("decision-gate://docs/evidence-flow");
    assertThat(run("list", "--output", "text"))
        .startsWith("decision-gate://docs/evidence-flow\n  How a trigger becomes a decision");
  }

  @Test
  void readsOne() {
    String uri = "decision-gate://docs/ret-logic";
    ObjectReader contents = ObjectReader.of(JsonReader.read(run("read", "--uri", uri)), "contents");

    assertThat(contents.list("contents", each -> ObjectReader.of(each, "c").string("mimeType")))
        .containsExactly("text/markdown");
    assertThat(run("read", "--uri", uri, "--output", "text"))
        .startsWith("# Requirement Evaluation Trees (RET)\n");
  }

  @Test
  void searches() {
    ObjectReader found =
        ObjectReader.of(
            JsonReader.read(run("search", "--query", "evidence flow", "--max-sections", "1")),
            "result");

    assertThat(found.list("sections", each -> ObjectReader.of(each, "s").string("doc_id")))
        .containsExactly("evidence_flow_and_execution_model");
    assertThat(run("search", "--output", "text")).contains("decision-gate://docs/tooling");
    assertThat(run("search", "--query", "zzzzqq", "--output", "text"))
        .isEqualTo("Nothing was found.\n");
  }

  @Test
  void aServerIsAskedWhenOneIsNamed() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(DocsCommandTest::documents)) {
      String url = server.url("/rpc");

      assertThat(run("list", "--endpoint", url))
          .isEqualTo("{\"resources\":[{\"description\":\"d\",\"uri\":\"u\"}]}\n");
      assertThat(run("list", "--endpoint", url, "--output", "text")).isEqualTo("u\n  d\n");
      assertThat(run("read", "--uri", "u", "--endpoint", url, "--output", "text"))
          .isEqualTo("# Own\n");
      assertThat(run("search", "--query", "x", "--endpoint", url, "--output", "text"))
          .isEqualTo("## H\n(T)\n\nC\n\nmore\n");
      assertThat(run("search", "--max-sections", "2", "--endpoint", url)).contains("\"sections\"");
      assertThat(server.requests().getLast().body())
          .contains(
              "{\"name\":\"decision_gate_docs_search\",\"arguments\":"
                  + "{\"query\":\"\",\"max_sections\":2}}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--transport sse", "--bearer-token secret", "--timeout-ms 9", "--stdio-command a"})
  void optionsOfAClientNeedAServer(String options) {
    String[] command = ("docs list " + options).split(" ");

    assertThat(CommandRun.dg(command))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "MCP client configuration failed: mcp client config error: endpoint is required for"
                    + " HTTP/SSE transport\n"));
  }

  private static Answer documents(HttpServerStub.Request request) {
    String result =
        request.body().contains("resources/list")
            ? "{\"resources\":[{\"uri\":\"u\",\"description\":\"d\"}]}"
            : request.body().contains("resources/read")
                ? "{\"contents\":[{\"uri\":\"u\",\"text\":\"# Own\"}]}"
                : "{\"content\":[{\"type\":\"json\",\"json\":{\"sections\":[{\"heading\":\"H\","
                    + "\"doc_title\":\"T\",\"content\":\"C\"}],\"docs_covered\":[],"
                    + "\"suggested_followups\":[\"more\"]}}]}";
    return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
  }

  @Test
  void whatIsSaidIsTranslatedAndWhatIsFoundIsNot() {
    assertThat(run("search", "--query", "zzzzqq", "--output", "text", "--lang", "ca"))
        .isEqualTo("No s'ha trobat res.\n");
    assertThat(run("list", "--lang", "ca")).isEqualTo(run("list"));
  }

  private static String run(String... arguments) {
    CommandRun run =
        CommandRun.dg(
            Stream.concat(Stream.of("docs"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }
}
