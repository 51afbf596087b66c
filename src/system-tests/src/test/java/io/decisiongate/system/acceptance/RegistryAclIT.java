package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite registry_acl: which roles read and write the schema registry, and what must be signed. */
@ExtendWith(AcceptanceServer.Access.class)
class RegistryAclIT {
  private static final String UNAUTHORIZED = "unauthorized";

  /** What a role may do. */
  private record Case(String role, String policyClass, boolean reads, boolean registers) {
    String token() {
      return "token-" + role + "-" + policyClass;
    }
  }

  private static final List<Case> MATRIX =
      List.of(
          new Case("TenantAdmin", "prod", true, true),
          new Case("NamespaceOwner", "prod", true, true),
          new Case("NamespaceAdmin", "prod", true, true),
          new Case("NamespaceWriter", "prod", true, false),
          new Case("NamespaceReader", "prod", true, false),
          new Case("SchemaManager", "prod", true, false),
          new Case("SchemaManager", "project", true, true));

  @Test
  void registry_acl_builtin_matrix(AcceptanceServer server) throws Exception {
    String[] tokens =
        Stream.concat(MATRIX.stream().map(Case::token), Stream.of("token-unmapped"))
            .toArray(String[]::new);
    StringBuilder principals = new StringBuilder();
    for (Case one : MATRIX) {
      principals.append(principal(tokenId(one.token()), one.role(), one.policyClass()));
    }
    Configuration bearer = server.standard().bearer(tokens);
    server.use(bearer.auth(bearer.auth() + principals));
    seed(server);

    for (Case one : MATRIX) {
      Caller caller = server.caller().bearer(one.token());
      assertThat(reads(caller)).as("%s reads", one).isEqualTo(one.reads());
      assertThat(registers(caller, one.token())).as("%s registers", one).isEqualTo(one.registers());
    }
    Caller unmapped = server.caller().bearer("token-unmapped");
    assertThat(reads(unmapped)).isFalse();
    assertThat(registers(unmapped, "unmapped")).isFalse();
  }

  /** Something to get: registered by the first of the matrix. */
  private static void seed(AcceptanceServer server) throws Exception {
    server
        .caller()
        .bearer(MATRIX.get(0).token())
        .result("schemas_register", Registry.register("seed", Registry.AFTER));
  }

  @Test
  void registry_acl_principal_subject_mapping(AcceptanceServer server) throws Exception {
    String token = "token-of-the-tests";
    Configuration standard = server.standard();
    server.use(standard.auth("[server.auth]\n" + principal("loopback", "TenantAdmin", "prod")));
    assertThat(registers(server.caller(), "loopback")).isTrue();

    server.use(standard.auth("[server.auth]\n" + principal("stdio", "TenantAdmin", "prod")));
    assertThat(registers(server.caller(), "stdio")).isFalse();

    Configuration bearer = standard.bearer(token);
    server.use(bearer.auth(bearer.auth() + principal(tokenId(token), "TenantAdmin", "prod")));
    assertThat(registers(server.caller().bearer(token), "bearer")).isTrue();

    server.use(bearer.auth(bearer.auth() + principal("loopback", "TenantAdmin", "prod")));
    assertThat(registers(server.caller().bearer(token), "bearer")).isFalse();

    String mtls = "[server.auth]\nmode = \"mtls\"\nmtls_subjects = [\"CN=a\"]\n";
    server.use(standard.auth(mtls + principal("CN=a", "TenantAdmin", "prod")));
    assertThat(registers(server.caller().subject("CN=a"), "mtls")).isTrue();
  }

  @Test
  void registry_acl_signing_required_memory_and_sqlite(AcceptanceServer server) throws Exception {
    for (String store :
        List.of("type = \"memory\"", "type = \"sqlite\"\npath = \"registry.sqlite\"")) {
      server.use(
          server
              .standard()
              .with(
                  "[schema_registry]\n"
                      + store
                      + "\n[schema_registry.acl]\nrequire_signing = true\n"));
      Caller caller = server.caller();

      assertThat(registers(caller, "unsigned")).as(store).isFalse();
      for (Json blank :
          List.of(Registry.signed("blank", " ", "c2ln"), Registry.signed("blank", "key-1", ""))) {
        assertThat(caller.failure("schemas_register", blank).message()).contains(UNAUTHORIZED);
      }
      caller.result("schemas_register", Registry.signed("signed", "key-1", "c2lnbmVk"));
      Json signing = Json.object().put("key_id", "key-1").put("signature", "c2lnbmVk").build();
      assertThat(at(caller.result("schemas_get", Registry.get("signed")), "/record/signing"))
          .as(store)
          .isEqualTo(signing);
      assertThat(at(caller.result("schemas_list", Registry.list()), "/items/0/signing"))
          .as(store)
          .isEqualTo(signing);
    }
  }

  static String principal(String subject, String role, String policyClass) {
    return """
        [[server.auth.principals]]
        subject = "%s"
        policy_class = "%s"
        [[server.auth.principals.roles]]
        name = "%s"
        tenant_id = 1
        namespace_id = 1
        """
        .formatted(subject, policyClass, role);
  }

  static String tokenId(String token) {
    return "token:" + Sha256.of(token.getBytes(StandardCharsets.UTF_8)).value();
  }

  private static boolean reads(Caller caller) throws Exception {
    boolean lists = isAllowed(caller, "schemas_list", Registry.list());
    boolean gets = isAllowed(caller, "schemas_get", Registry.get("seed"));
    assertThat(gets).isEqualTo(lists);
    return lists;
  }

  private static boolean registers(Caller caller, String id) throws Exception {
    return isAllowed(caller, "schemas_register", Registry.register(id, Registry.AFTER));
  }

  /** Whether it succeeds; anything but success and this refusal is a failure of the test. */
  private static boolean isAllowed(Caller caller, String tool, Json arguments) throws Exception {
    Json body = Caller.body(caller.call(tool, arguments));
    if (((Json.Obj) body).member("result").isPresent()) {
      return true;
    }
    assertThat(text(body, "/error/message")).isEqualTo(UNAUTHORIZED);
    return false;
  }
}
