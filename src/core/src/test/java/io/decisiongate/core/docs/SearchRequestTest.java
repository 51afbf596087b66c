package io.decisiongate.core.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import org.junit.jupiter.api.Test;

/** What a search may ask for. */
class SearchRequestTest {

  @Test
  void aQueryHasABoundBecauseEachOfItsWordsIsLookedForEverywhere() {
    String longest = "w ".repeat(1_024);

    assertThat(SearchRequest.fromJson(query(longest)).query()).isEqualTo(longest);
    assertThatThrownBy(() -> SearchRequest.fromJson(query(longest + "w")))
        .isInstanceOf(InvalidParams.class)
        .hasMessage(
            "invalid length 2049, expected at most 2048 characters at `query` in"
                + " decision_gate_docs_search");
  }

  private static Json query(String text) {
    return Json.object().put("query", text).build();
  }
}
