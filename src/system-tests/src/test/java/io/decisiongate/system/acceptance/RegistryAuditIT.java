package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite audit_registry: the registry's decisions are on record. */
@ExtendWith(AcceptanceServer.Access.class)
class RegistryAuditIT {

  @Test
  void registry_security_audit_events(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("registry/audit.jsonl"));
    Configuration bearer = server.standard().bearer("admin", "other");
    Configuration strict =
        bearer
            .auth(
                bearer.auth()
                    + RegistryAclIT.principal(
                        RegistryAclIT.tokenId("admin"), "TenantAdmin", "prod"))
            .with(audit.section());
    // The change of posture is recorded under the settings before it.
    server.use(strict);
    server.use(strict.with("[dev]\npermissive = true\n"));

    server
        .caller()
        .bearer("admin")
        .result("schemas_register", Registry.register("mine", Registry.AFTER));
    server
        .caller()
        .bearer("other")
        .failure("schemas_register", Registry.register("yours", Registry.AFTER));

    assertThat(audit.events("security_audit"))
        .anySatisfy(
            event -> {
              assertThat(text(event, "/kind")).isEqualTo("dev_permissive_enabled");
              assertThat(text(event, "/message")).isEqualTo("dev-permissive mode enabled");
              assertThat(text(event, "/namespace_authority")).isEqualTo("dg_registry");
            });
    List<Json> decisions = audit.events("registry_audit");
    assertThat(decisions).hasSize(2);
    assertThat(members(decisions.get(0), "action", "allowed", "roles"))
        .containsExactly(Json.of("register"), Json.TRUE, json("[\"TenantAdmin\"]"));
    assertThat(members(decisions.get(1), "action", "allowed", "principal_id"))
        .containsExactly(Json.of("register"), Json.FALSE, Json.of(RegistryAclIT.tokenId("other")));
  }

  private static List<Json> members(Json event, String... names) {
    return Arrays.stream(names).map(name -> Documents.at(event, "/" + name)).toList();
  }
}
