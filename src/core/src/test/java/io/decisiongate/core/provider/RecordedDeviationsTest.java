package io.decisiongate.core.provider;

import static io.decisiongate.core.provider.Asking.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.evidence.EvidenceResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the reference's recorded answer is a defect: each such call, and what is answered here. */
class RecordedDeviationsTest {
  @TempDir Path directory;

  @Test
  void answersDefectsStrictly() throws IOException {
    Recording recording = Recording.load("evidence-jsonpath-defects", directory);
    RecordedProviders providers = new RecordedProviders(recording.config());
    for (Recording.Call call : recording.calls()) {
      EvidenceResult answer = providers.answer(call.arguments());
      String expected =
          switch (call.name()) {
            case "$.store.book[-10].title", "$.a[0]" ->
                "jsonpath_not_found: jsonpath not found: " + call.name();
            case "$.store.bicycle[?(@.color == 'red')]" -> "{\"color\":\"red\",\"price\":19.95}";
            case "$..[-1]" ->
                "[{\"category\":\"fiction\",\"author\":\"Tolkien\",\"title\":\"Ring\","
                    + "\"isbn\":\"0-395\",\"price\":22.99},3,4,{\"x\":1},{\"w\":1},null,1,[],2,4,"
                    + "{\"name\":\"b\",\"ok\":false}]";
            default -> "invalid_jsonpath: invalid jsonpath";
          };
      assertThat(outcome(answer)).as(call.name()).isEqualTo(expected);
      assertThat(answer.evidenceRef()).contains("dg+file://evidence-root/store.json");
    }
  }

  @Test
  void refusesAnUnderscoreInATimestamp() throws IOException {
    assertDeviation(
        "evidence-time", "provider_error: evidence provider error: invalid rfc3339 timestamp");
  }

  @Test
  void doesNotAskTheFileSystemAboutTheOutside() throws IOException {
    assertDeviation("evidence-json-files", "path_outside_root: json file path escapes root");
  }

  private void assertDeviation(String name, String expected) throws IOException {
    Recording recording = Recording.load(name, directory);
    RecordedProviders providers = new RecordedProviders(recording.config());
    assertThat(recording.calls().stream().filter(call -> !call.compared()))
        .hasSize(1)
        .allSatisfy(
            call -> assertThat(outcome(providers.answer(call.arguments()))).isEqualTo(expected));
  }
}
