package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite namespace_defaults: which namespaces may be used by whom. */
@ExtendWith(AcceptanceServer.Access.class)
class NamespaceIT {

  @Test
  void namespace_mismatch_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("mismatch", 0).namespace(2);
    server.caller().result("scenario_define", spec.define());

    assertThat(
            server
                .caller()
                .failure("scenario_start", new Run(spec.id(), 1, 3, "run-1").start())
                .message())
        .contains("namespace mismatch");
  }

  @Test
  void default_namespace_allowlist_enforced(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("listed", 0);
    Map<String, Json> nobodys = new LinkedHashMap<>(((Json.Obj) spec.toJson()).members());
    nobodys.remove("default_tenant_id");
    nobodys.put("scenario_id", Json.of("nobodys"));

    server.caller().result("scenario_define", spec.define());

    Json other = json("{\"tenant_id\":2,\"namespace_id\":1}");
    assertThat(server.caller().failure("scenarios_list", other).message()).contains("unauthorized");
    assertThat(
            server
                .caller()
                .failure(
                    "scenario_define", Json.object().put("spec", new Json.Obj(nobodys)).build())
                .message())
        .contains("unauthorized");
    assertThat(
            at(server.caller().result("scenarios_list", Registry.list()), "/items/0/scenario_id"))
        .isEqualTo(Json.of(spec.id()));
  }
}
