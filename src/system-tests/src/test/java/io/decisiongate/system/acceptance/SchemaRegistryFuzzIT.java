package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite schema_registry_fuzz: malformed input leaves the registry as it is. */
@ExtendWith(AcceptanceServer.Access.class)
class SchemaRegistryFuzzIT {

  @Test
  void schema_registry_cursor_rejects_invalid_inputs(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Caller caller = server.caller();
    caller.result("schemas_register", Registry.register("one", Registry.AFTER));

    for (String garbage :
        List.of("", "garbage", "[]", "null", "{}", "{\"schema_id\":1,\"version\":\"v1\"}", "{")) {
      assertThat(caller.failure("schemas_list", Registry.list(10, Json.of(garbage))).message())
          .as(garbage)
          .contains("invalid cursor");
    }
    for (long limit : new long[] {0, 10_000}) {
      assertThat(caller.failure("schemas_list", Registry.list(limit, Json.NULL)).message())
          .contains("limit must be between");
    }
    assertThat(items(caller.result("schemas_list", Registry.list(10, Json.NULL)), "/items"))
        .hasSize(1);
  }

  @Test
  void schema_registry_invalid_schema_and_precheck_rejected(AcceptanceServer server)
      throws Exception {
    server.use(server.standard().asserted());
    Caller caller = server.caller();

    assertThat(
            caller
                .failure("schemas_register", Registry.register("bad", "{\"type\":\"no such\"}"))
                .message())
        .contains("invalid schema");
    assertThat(caller.failure("schemas_get", Registry.get("bad")).message()).contains("not found");

    Spec spec = Spec.time("fuzz", 0);
    caller.result("scenario_define", spec.define());
    caller.result("schemas_register", Registry.register("shape", Registry.AFTER));
    for (String payload : List.of("{}", "[]", "null", "{\"after\":1}", "{\"later\":true}")) {
      assertThat(
              caller.failure("precheck", Registry.precheck(spec.id(), "shape", payload)).message())
          .as(payload)
          .contains("payload does not match schema");
    }
  }
}
