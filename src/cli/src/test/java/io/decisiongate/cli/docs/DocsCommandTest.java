package io.decisiongate.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.core.docs.DefaultDocuments;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
