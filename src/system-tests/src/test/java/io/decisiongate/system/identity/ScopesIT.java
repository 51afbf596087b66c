package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scopes of JSON Web Tokens in managed tenancy: they narrow what the roles of somebody's groups
 * allow (mcp-standard.md section 3). Issuer {@code corp} leaves them to its tokens, {@code strict}
 * demands them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesIT {
  private static final String CORP = "https://login.test/realms/corp";
  private static final String STRICT = "https://login.test/realms/strict";
  private static final String AUDIENCE = "https://gate.test/mcp";
  private static final TimeScenario SCENARIO = new TimeScenario("scopes", 1, 5);

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private @Nullable SigningKey key;

  @BeforeAll
  void start() throws Exception {
    key = SigningKey.generate();
    Files.writeString(directory.resolve("keys.json"), key.keySet());
    running = ManagedServer.start(directory, ScopesIT::configuration, 1);
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [[server.auth.principals]]
        subject = "corp:filed"
        roles = [{ name = "TenantAdmin" }]

        [[server.auth.principals]]
        subject = "corp:bound-and-filed"
        roles = [{ name = "TenantAdmin" }]

        [tenancy]
        mode = "managed"

        [identity]
        max_failed_attempts = 0
        resource = "%s"

        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        grants = [
          { group = "administrators", role = "project_admin", tenant_id = 1 },
          { group = "readers", role = "viewer", tenant_id = 1 },
          { group = "strangers", role = "deployer", tenant_id = 1 },
        ]

        [[identity.issuers]]
        name = "strict"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        require_scopes = true
        grants = [{ group = "administrators", role = "project_admin", tenant_id = 1 }]

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port, AUDIENCE, CORP, AUDIENCE, keyFile(), STRICT, AUDIENCE, keyFile());
  }

  private static Path keyFile() {
    return directory.resolve("keys.json");
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aTokenIsGoodForItsScopesOnly() throws Exception {
    ToolCalls calls = calls(CORP, "limited", "administrators", "openid scenarios:read");

    for (String address : ToolCalls.ADDRESSES) {
      assertThat(calls.at(address, ToolName.SCENARIOS_LIST, SCENARIO.list()).status())
          .isEqualTo(200);
      assertRefused(calls.at(address, ToolName.SCENARIO_DEFINE, SCENARIO.define()));
      assertRefused(calls.at(address, ToolName.PROVIDERS_LIST, nothing()));
    }
    assertThat(denials("corp:limited"))
        .containsExactly(
            "providers_list unauthorized: scope_missing: providers:read",
            "scenario_define unauthorized: scope_missing: scenarios:write");
  }

  /** RFC 6750 section 3.1; the core's own dialect knows no challenge for it. */
  @Test
  void mcpClientsAreToldWhichScopeWouldDo() throws Exception {
    ToolCalls calls = calls(CORP, "told", "administrators", "scenarios:read");

    Answer refused = calls.at("/mcp", ToolName.SCENARIO_DEFINE, SCENARIO.define());
    assertRefused(refused);
    assertThat(refused.header("www-authenticate"))
        .contains(
            "Bearer realm=\"decision-gate\", error=\"insufficient_scope\","
                + " scope=\"scenarios:write\","
                + " resource_metadata=\"https://gate.test/.well-known/oauth-protected-resource/mcp\"");
    assertThat(calls.at("/mcp", ToolName.PROVIDERS_LIST, nothing()).header("www-authenticate"))
        .hasValueSatisfying(header -> assertThat(header).contains("scope=\"providers:read\""));
    assertThat(
            calls
                .at("/rpc", ToolName.SCENARIO_DEFINE, SCENARIO.define())
                .header("www-authenticate"))
        .isEmpty();
  }

  /** Nor does it help to ask for another token. */
  @Test
  void aScopeDoesNotAddToARole() throws Exception {
    ToolCalls calls = calls(CORP, "reader", "readers", "scenarios:read scenarios:write");

    assertThat(calls.at("/mcp", ToolName.SCENARIOS_LIST, SCENARIO.list()).status()).isEqualTo(200);
    Answer refused = calls.at("/mcp", ToolName.SCENARIO_DEFINE, SCENARIO.define());
    assertRefused(refused);
    assertThat(refused.header("www-authenticate")).isEmpty();
    assertThat(denials("corp:reader"))
        .containsExactly("scenario_define unauthorized: capability_missing: scenarios:write");
  }

  @Test
  void aTokenWithoutCapabilitiesIsGoodForAllThatTheRoleAllows() throws Exception {
    ToolCalls calls = calls(CORP, "unlimited", "administrators", "openid profile");

    assertThat(
            calls
                .at("/rpc", ToolName.SCENARIO_DEFINE, new TimeScenario("unlimited", 1, 5).define())
                .status())
        .isEqualTo(200);
  }

  @Test
  void wildcardsAreNoScopes() throws Exception {
    ToolCalls calls =
        calls(CORP, "wild", "administrators", "* scenarios:* scenarios:read providers:*");

    assertThat(calls.at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()).status()).isEqualTo(200);
    assertRefused(calls.at("/rpc", ToolName.SCENARIO_DEFINE, SCENARIO.define()));
    assertRefused(calls.at("/rpc", ToolName.PROVIDERS_LIST, nothing()));
    assertRefused(
        calls(STRICT, "wild", "administrators", "* scenarios:*")
            .at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()));
  }

  @Test
  void scopesMayBeAList() throws Exception {
    Json.Obj claims = claims(CORP, "listed", "administrators");
    ToolCalls calls = calls(with(claims, "scp", Json.texts(List.of("scenarios:read", "offline"))));

    assertThat(calls.at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()).status()).isEqualTo(200);
    assertRefused(calls.at("/rpc", ToolName.SCENARIO_DEFINE, SCENARIO.define()));
    assertThat(calls(with(claims, "scp", Json.of(7))).list("/rpc").status()).isEqualTo(401);
  }

  @Test
  void anIssuerMayDemandScopes() throws Exception {
    ToolCalls none = calls(with(claims(STRICT, "none", "administrators"), "scope", Json.of("")));
    Json search = Json.object().put("query", "gate").build();
    ToolArguments arguments = new ToolArguments(SCENARIO, directory.resolve("pack"));

    for (String address : ToolCalls.ADDRESSES) {
      for (ToolName tool : ToolName.values()) {
        if (tool.capability().isPresent()) {
          assertRefused(none.at(address, tool, arguments.of(tool)));
        }
      }
      assertThat(none.at(address, ToolName.DECISION_GATE_DOCS_SEARCH, search).status())
          .isEqualTo(200);
      assertThat(none.list(address).status()).isEqualTo(200);
      assertThat(
              calls(STRICT, "named", "administrators", "scenarios:read")
                  .at(address, ToolName.SCENARIOS_LIST, SCENARIO.list())
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void aGroupWithAnUnknownRoleMayDoNothing() throws Exception {
    ToolCalls calls = calls(claims(CORP, "stranger", "strangers"));

    assertRefused(calls.at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()));
    assertRefused(calls.at("/mcp", ToolName.PROVIDERS_LIST, nothing()));
    assertThat(denials("corp:stranger"))
        .containsExactly(
            "providers_list unauthorized: capability_missing: providers:read",
            "scenarios_list unauthorized: capability_missing: scenarios:read");
  }

  /**
   * A role of the file neither restricts, as in the core, nor adds to what somebody is bound to.
   */
  @Test
  void rolesOfTheFileDoNotCountForTools() throws Exception {
    ToolCalls filed = calls(claims(CORP, "filed", "others"));
    ToolCalls both = calls(claims(CORP, "bound-and-filed", "readers"));

    assertThat(filed.at("/rpc", ToolName.PROVIDERS_LIST, nothing()).status()).isEqualTo(200);
    assertThat(both.at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()).status()).isEqualTo(200);
    assertRefused(both.at("/rpc", ToolName.SCENARIO_DEFINE, SCENARIO.define()));
  }

  private ToolCalls calls(String issuer, String subject, String group, String scope)
      throws Exception {
    return calls(with(claims(issuer, subject, group), "scope", Json.of(scope)));
  }

  private ToolCalls calls(Json claims) throws Exception {
    return new ToolCalls(
        Objects.requireNonNull(running).http(), Objects.requireNonNull(key).token(claims));
  }

  private static Json.Obj claims(String issuer, String subject, String group) {
    return SigningKey.claims(issuer, subject, AUDIENCE)
        .put("groups", Json.texts(List.of(group)))
        .build();
  }

  private static Json.Obj with(Json.Obj claims, String claim, Json value) {
    Json.ObjectBuilder more = Json.object();
    claims.members().forEach(more::put);
    return more.put(claim, value).build();
  }

  private List<String> denials(String principal) throws Exception {
    return new Denials(Objects.requireNonNull(running).database()).of(principal);
  }

  private static Json nothing() {
    return Json.object().build();
  }

  private static void assertRefused(Answer answer) {
    assertThat(ToolCalls.isRefused(answer)).as(answer.toString()).isTrue();
  }
}
