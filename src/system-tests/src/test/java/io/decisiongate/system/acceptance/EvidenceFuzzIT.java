package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite evidence_fuzz: malformed questions are errors and harm nobody. */
@ExtendWith(AcceptanceServer.Access.class)
class EvidenceFuzzIT {
  private static final List<String> MALFORMED =
      List.of(
          "{}",
          "[]",
          "null",
          "\"query\"",
          "{\"query\":null,\"context\":null}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"now\"}}",
          "{\"query\":{},\"context\":%s}",
          "{\"query\":[],\"context\":%s}",
          "{\"query\":{\"provider_id\":7,\"check_id\":\"now\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":[]},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"\",\"check_id\":\"\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"nobody\",\"check_id\":\"now\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"nothing\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"after\"},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"after\",\"params\":[]},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"after\",\"params\":{\"timestamp\":{}}},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"env\",\"check_id\":\"get\",\"params\":{\"key\":1}},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"json\",\"check_id\":\"path\",\"params\":{\"file\":null}},\"context\":%s}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"now\"},\"context\":{\"tenant_id\":0}}",
          "{\"query\":{\"provider_id\":\"time\",\"check_id\":\"now\"},\"context\":{\"tenant_id\":\"1\",\"namespace_id\":1}}");

  @Test
  void evidence_query_fuzz_inputs_fail_closed(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Json good = Question.of("time", "now", "{}");
    Json context = Documents.at(good, "/context");

    for (String malformed : MALFORMED) {
      Json arguments = json(malformed.replace("%s", JsonWriter.write(context)));
      Answer answer = server.caller().call("evidence_query", arguments);
      assertThat(Caller.failure(answer).code()).as(malformed).isEqualTo(-32602);
    }

    assertThat(text(server.caller().result("evidence_query", good), "/result/lane"))
        .isEqualTo("verified");
  }
}
