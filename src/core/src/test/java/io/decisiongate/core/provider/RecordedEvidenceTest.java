package io.decisiongate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded evidence_query is answered as it was recorded, byte for byte of the values. */
class RecordedEvidenceTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicNode> answersAsRecorded() throws IOException {
    Stream.Builder<DynamicNode> nodes = Stream.builder();
    for (String name :
        new String[] {
          "evidence-time",
          "evidence-env",
          "evidence-jsonpath",
          "evidence-jsonpath-defects",
          "evidence-json-files",
          "evidence-limits",
          "evidence-http-blocked",
          "disclosure-default",
          "disclosure-opt-in"
        }) {
      nodes.add(container(name));
    }
    return nodes.build();
  }

  private DynamicContainer container(String name) throws IOException {
    Recording recording = Recording.load(name, directory.resolve(name));
    RecordedProviders providers = new RecordedProviders(recording.config());
    return DynamicContainer.dynamicContainer(
        name,
        recording.calls().stream()
            .filter(Recording.Call::compared)
            .map(call -> dynamicTest(call.name(), () -> check(call, providers))));
  }

  private static void check(Recording.Call call, RecordedProviders providers) {
    Json answer = providers.answer(call.arguments()).toJson();
    if (call.volatileValue()) {
      assertThat(withoutValue(answer)).isEqualTo(withoutValue(call.expected()));
    } else {
      assertThat(answer).isEqualTo(call.expected());
    }
  }

  private static Json withoutValue(Json result) {
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) result).members());
    members.remove("value");
    return new Json.Obj(members);
  }
}
