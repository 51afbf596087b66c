package io.decisiongate.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecheckRequestTest {
  private static final String SHORTEST =
      """
      {"tenant_id":1,"namespace_id":2,"data_shape":{"schema_id":"s","version":"v"},"payload":{"a":1.0}}
      """;

  @Test
  void absentAndNullMembersAreTheSameAndAreWrittenAsNull() {
    PrecheckRequest absent = decode(SHORTEST);
    PrecheckRequest none =
        PrecheckRequest.fromJson(
            with("scenario_id", Json.NULL, "spec", Json.NULL, "stage_id", Json.NULL));
    assertThat(none).isEqualTo(absent);
    assertThat(absent.toJson())
        .isEqualTo(with("scenario_id", Json.NULL, "spec", Json.NULL, "stage_id", Json.NULL));
  }

  @Test
  void unknownMembersAreGone() {
    assertThat(PrecheckRequest.fromJson(with("later", Json.of(1)))).isEqualTo(decode(SHORTEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "\"text\"", "[1]", "{}"})
  void everyJsonIsAPayload(String payload) {
    Json value = JsonReader.read(payload);
    assertThat(PrecheckRequest.fromJson(with("payload", value)).payload()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant_id", "namespace_id", "data_shape", "payload"})
  void requiredMembersAreMissed(String name) {
    Map<String, Json> members =
        new LinkedHashMap<>(((Json.Obj) JsonReader.read(SHORTEST)).members());
    members.remove(name);
    assertThatThrownBy(() -> PrecheckRequest.fromJson(new Json.Obj(members)))
        .isInstanceOf(InvalidParams.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tenant_id|0",
        "tenant_id|\"1\"",
        "namespace_id|-1",
        "data_shape|\"s\"",
        "data_shape|{\"schema_id\":\"s\"}",
        "data_shape|{\"schema_id\":1,\"version\":\"v\"}",
        "scenario_id|7",
        "stage_id|[]",
        "spec|{}",
        "spec|\"time\""
      })
  void membersOfAnotherTypeAreRefused(String name, String value) {
    Json request = with(name, JsonReader.read(value));
    assertThatThrownBy(() -> PrecheckRequest.fromJson(request)).isInstanceOf(InvalidParams.class);
  }

  private static PrecheckRequest decode(String text) {
    return PrecheckRequest.fromJson(JsonReader.read(text));
  }

  /** The shortest request with other members, name and value in turn. */
  private static Json with(Object... members) {
    Map<String, Json> all = new LinkedHashMap<>(((Json.Obj) JsonReader.read(SHORTEST)).members());
    for (int i = 0; i < members.length; i += 2) {
      all.put((String) members[i], (Json) members[i + 1]);
    }
    return new Json.Obj(all);
  }
}
