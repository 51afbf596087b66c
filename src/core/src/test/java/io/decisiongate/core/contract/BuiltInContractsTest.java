package io.decisiongate.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltInContractsTest {
  private static final Set<String> OUR_WORDS = Set.of("description", "notes");

  @Test
  void promiseWhatTheReferencePromises() {
    Json published = Fixtures.json("../contract/providers.json");

    assertThat(
            new Json.Array(
                BuiltInContracts.all().stream()
                    .map(contract -> withoutWords(contract.toJson()))
                    .toList()))
        .isEqualTo(withoutWords(published));
  }

  private static Json withoutWords(Json json) {
    return switch (json) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(BuiltInContractsTest::withoutWords).toList());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (name, value) -> {
                  if (!OUR_WORDS.contains(name)) {
                    members.put(name, withoutWords(value));
                  }
                });
        yield new Json.Obj(members);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }

  @Test
  void canAllBeUsed() {
    assertThat(Capabilities.of(BuiltInContracts.all()).contracts())
        .extracting(ProviderContract::providerId)
        .containsExactly("env", "http", "json", "time");
  }

  @Test
  void readBackFromTheirJson() {
    for (ProviderContract contract : BuiltInContracts.all()) {
      ProviderContract again = ProviderContract.fromJson(contract.toJson());

      assertThat(again).isEqualTo(contract);
      assertThat(again.hash()).isEqualTo(contract.hash());
    }
  }

  @Test
  void othersAreUnknown() {
    assertThat(BuiltInContracts.find("json")).isPresent();
    assertThat(BuiltInContracts.find("Json")).isEmpty();
  }
}
