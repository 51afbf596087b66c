package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite provider_discovery: what callers learn about providers. */
@ExtendWith(AcceptanceServer.Access.class)
class DiscoveryIT {
  private static final Json TIME = json("{\"provider_id\":\"time\"}");

  @Test
  void http_provider_discovery_tools(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Json contract = server.caller().result("provider_contract_get", TIME);
    Json check =
        server
            .caller()
            .result(
                "provider_check_schema_get",
                json("{\"provider_id\":\"time\",\"check_id\":\"after\"}"));

    assertThat(text(contract, "/provider_id")).isEqualTo("time");
    assertThat(text(contract, "/contract/provider_id")).isEqualTo("time");
    assertThat(text(check, "/provider_id")).isEqualTo("time");
    assertThat(text(check, "/check_id")).isEqualTo("after");
    assertThat(items(check, "/allowed_comparators")).isNotEmpty();
  }

  @Test
  void provider_discovery_denylist_and_size_limits(AcceptanceServer server) throws Exception {
    server.use(server.standard().with("[provider_discovery]\ndenylist = [\"time\"]\n"));
    assertThat(server.caller().failure("provider_contract_get", TIME).message())
        .contains("unauthorized");

    server.use(server.standard().with("[provider_discovery]\nmax_response_bytes = 64\n"));
    assertThat(server.caller().failure("provider_contract_get", TIME).message())
        .contains("provider discovery response exceeds size limit");
  }
}
