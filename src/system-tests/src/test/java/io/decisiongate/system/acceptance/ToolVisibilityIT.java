package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite tool_visibility: which tools exist for callers. */
@ExtendWith(AcceptanceServer.Access.class)
class ToolVisibilityIT {

  @Test
  void server_tools_visibility_filtering(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .with(
                """
                [server.tools]
                mode = "filter"
                allowlist = ["scenario_define", "scenario_start", "providers_list"]
                denylist = ["providers_list"]
                """));

    assertThat(server.caller().listed()).containsExactly("scenario_define", "scenario_start");
    for (String hidden : new String[] {"providers_list", "scenarios_list"}) {
      Caller.Failure failure = server.caller().failure(hidden, Registry.list());
      assertThat(failure.message()).isEqualTo("unknown tool");
      assertThat(failure.code()).isEqualTo(-32601);
    }
  }

  @Test
  void server_tools_visibility_defaults_and_auth_separation(AcceptanceServer server)
      throws Exception {
    server.use(
        server
            .standard()
            .auth("[server.auth]\nallowed_tools = [\"scenario_define\"]\n")
            .with("[server.tools]\nallowlist = []\ndenylist = [\"precheck\"]\n"));

    assertThat(server.caller().listed())
        .contains("scenario_define", "providers_list", "schemas_get")
        .doesNotContain("precheck");
    assertThat(server.caller().failure("providers_list", json("{}")).message())
        .isEqualTo("unauthorized");
  }
}
