package io.decisiongate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorRuleTest {
  private static final AnchorRule RULE = new AnchorRule("at", List.of("id", "n"));

  private static Optional<String> problem(String type, String value) {
    return RULE.problem(Optional.of(new EvidenceAnchor(type, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"id\":\"\",\"n\":1}",
        "{\"n\":1.5,\"id\":0,\"more\":null}",
        "  { \"id\" : \"a\", \"n\" : -1 }  "
      })
  void acceptsTextsAndNumbersInWhateverForm(String value) {
    assertThat(problem("at", value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nope                 | anchor_value must be canonical JSON",
        "~~                   | anchor_value must be canonical JSON",
        "[]                   | anchor_value must be a JSON object",
        "{}                   | anchor field id missing",
        "{\"id\":\"a\"}       | anchor field n missing",
        "{\"id\":null,\"n\":1} | anchor field id must be set",
        "{\"id\":true,\"n\":1} | anchor field id must be string or number",
        "{\"id\":[],\"n\":1}  | anchor field id must be scalar",
        "{\"id\":{},\"n\":1}  | anchor field id must be scalar"
      })
  void namesTheFirstProblem(String value, String problem) {
    assertThat(problem("at", value)).contains(problem);
  }

  @Test
  void asksForAnAnchorOfTheType() {
    assertThat(RULE.problem(Optional.empty())).contains("missing evidence_anchor");
    assertThat(problem("else", "{}")).contains("anchor_type mismatch: expected at got else");
  }
}
