package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Test
  void namespace_authority_allows_known_namespace(AcceptanceServer server) throws Exception {
    try (StubSite catalogue =
        StubSite.start().page("/", StubSite.text(200, Map.of(), "{\"ignored\":true}"))) {
      server.use(asks(server, catalogue));

      server.caller().result("scenario_define", Spec.time("known", 0).define());

      assertThat(catalogue.asked()).containsExactly("/v1/write/namespaces/1");
    }
  }

  @Test
  void namespace_authority_denies_unknown_namespace(AcceptanceServer server) throws Exception {
    for (int status : List.of(404, 401, 403, 500, 302, 204)) {
      try (StubSite catalogue =
          StubSite.start().page("/", StubSite.text(status, Map.of("Location", "/"), ""))) {
        server.use(asks(server, catalogue));

        assertThat(
                server
                    .caller()
                    .failure("scenario_define", Spec.time("unknown", 0).define())
                    .message())
            .as("status %s", status)
            .contains("unauthorized");
        assertThat(catalogue.asked()).containsExactly("/v1/write/namespaces/1");
      }
    }
  }

  @Test
  void aCatalogueThatCannotBeReachedAllowsNothing(AcceptanceServer server) throws Exception {
    StubSite gone = StubSite.start();
    Configuration configuration = asks(server, gone);
    gone.close();
    server.use(configuration);

    assertThat(server.caller().failure("scenario_define", Spec.time("gone", 0).define()).message())
        .contains("unauthorized");
  }

  private static Configuration asks(AcceptanceServer server, StubSite catalogue) {
    return server
        .standard()
        .with(
            """
            [namespace.authority]
            mode = "assetcore_http"
            [namespace.authority.assetcore]
            base_url = "%s"
            auth_token = "catalogue-token"
            """
                .formatted(catalogue.url("")));
  }
}
