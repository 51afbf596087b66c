package io.decisiongate.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Managed tenancy with a tenant policy in a file (enterprise-acceptance.md section A2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantPolicyIT {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final String ADMINISTRATOR = "administrator-token";
  private static final String WITHOUT_ROLE = "token-without-role";
  private static final String OPERATED = "token-of-a-principal-of-the-database";
  private static final String STRANGER = "token-of-a-stranger";

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    writePolicy(policy());
    running = ManagedServer.start(directory, TenantPolicyIT::configuration, 3);
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "bearer_token"
        bearer_tokens = ["%s", "%s", "%s", "%s"]

        [[server.auth.principals]]
        subject = "%s"
        policy_class = "prod"
        roles = [{ name = "TenantAdmin" }]

        [tenancy]
        mode = "managed"
        policy_path = "%s"

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(
            port,
            ADMINISTRATOR,
            WITHOUT_ROLE,
            STRANGER,
            OPERATED,
            principal(ADMINISTRATOR),
            policyFile());
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void policyOfTheStart() throws IOException {
    writePolicy(policy());
    await(ADMINISTRATOR, new TimeScenario("any", 1, 5), 200);
  }

  @Test
  void enterprise_tenant_authz_core_matrix() throws IOException {
    ToolClient administrator = as(ADMINISTRATOR);
    TimeScenario own = new TimeScenario("own", 1, 5);
    assertRefused(administrator.call("scenario_define", withoutTenant(own)));
    administrator.result("scenario_define", own.define());

    TimeScenario outside = new TimeScenario("outside", 2, 6);
    assertRefused(administrator.call("schemas_register", outside.schema("shape")));

    administrator.result("scenario_define", new TimeScenario("second", 2, 5).define());
    assertRefused(administrator.call("scenario_define", new TimeScenario("third", 3, 5).define()));

    as(WITHOUT_ROLE).result("scenario_define", new TimeScenario("no-role", 1, 5).define());
    assertRefused(as(WITHOUT_ROLE).call("schemas_register", own.schema("shape")));
    administrator.result("schemas_register", own.schema("shape"));
  }

  @Test
  void whoIsNotInThePolicyActsNowhere() throws IOException {
    assertRefused(as(STRANGER).call("scenarios_list", new TimeScenario("any", 1, 5).list()));
  }

  @Test
  void aChangedPolicyIsTakenOverWhileTheServerRuns() throws IOException {
    TimeScenario first = new TimeScenario("any", 1, 5);
    writePolicy("{\"principals\":[]}");
    await(ADMINISTRATOR, first, 403);

    writePolicy(policy());
    await(ADMINISTRATOR, first, 200);
  }

  /** Deny beats allow, whoever says it; what nobody denies, one must allow. */
  @Test
  void operatorsSayInTheDatabaseWhatTheFileDoesNot() throws IOException {
    String id = principal(OPERATED);
    assertRefused(as(OPERATED).call("scenarios_list", new TimeScenario("any", 1, 5).list()));
    assertThat(
            administer(
                "POST", "principals", "{\"principal_id\":\"" + id + "\",\"kind\":\"service\"}"))
        .isEqualTo(201);
    assertThat(
            administer(
                "PUT",
                "principals/" + id + "/roles",
                "{\"roles\":[{\"role\":\"viewer\",\"tenant_id\":1}]}"))
        .isEqualTo(200);
    await(OPERATED, new TimeScenario("any", 1, 5), 200);
    assertRefused(
        as(OPERATED).call("scenario_define", new TimeScenario("by-viewer", 1, 5).define()));

    writePolicy(allowing(id, 2));
    await(OPERATED, new TimeScenario("any", 1, 5), 403);
    assertRefused(as(OPERATED).call("scenarios_list", new TimeScenario("any", 2, 5).list()));

    writePolicy(allowing(id, 1));
    await(OPERATED, new TimeScenario("any", 1, 5), 200);
    assertThat(administer("PUT", "principals/" + id + "/roles", "{\"roles\":[]}")).isEqualTo(200);
    await(OPERATED, new TimeScenario("any", 1, 5), 403);
    assertThat(administer("PATCH", "principals/" + id, "{\"state\":\"disabled\"}")).isEqualTo(200);
    await(OPERATED, new TimeScenario("any", 1, 5), 401);
  }

  private static String allowing(String principal, long tenant) {
    return "{\"principals\":[{\"principal_id\":\"%s\",\"tenants\":[{\"tenant_id\":%d,\"namespaces\":\"all\"}]}]}"
        .formatted(principal, tenant);
  }

  /** Gives the status; changes are of the newest version. */
  private int administer(String method, String path, String body) throws IOException {
    ManagedServer server = Objects.requireNonNull(running);
    String authorization = "Bearer " + server.administratorKey();
    Answer newest =
        server
            .http()
            .send(
                "GET",
                "/api/v1/" + path.replace("/roles", ""),
                Map.of("authorization", authorization),
                Optional.empty());
    return server
        .http()
        .send(
            method,
            "/api/v1/" + path,
            Map.of(
                "authorization", authorization, "if-match", newest.header("etag").orElse("\"0\"")),
            Optional.of(body.getBytes(StandardCharsets.UTF_8)))
        .status();
  }

  private void await(String token, TimeScenario scenario, int status) throws IOException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    Answer answer = as(token).call("scenarios_list", scenario.list());
    while (answer.status() != status && System.nanoTime() < deadline) {
      answer = as(token).call("scenarios_list", scenario.list());
    }
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
  }

  private static String policy() {
    return """
        {"require_tenant": true, "principals": [
          {"principal_id": "%s", "tenants": [
            {"tenant_id": 1, "namespaces": "all"},
            {"tenant_id": 2, "namespaces": {"allow_list": ["5"]}}]},
          {"principal_id": "%s", "tenants": [{"tenant_id": 1, "namespaces": "all"}]}]}
        """
        .formatted(principal(ADMINISTRATOR), principal(WITHOUT_ROLE));
  }

  private static void writePolicy(String document) throws IOException {
    Path draft = Files.writeString(directory.resolve("tenant-policy.draft"), document);
    Files.move(draft, policyFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path policyFile() {
    return directory.resolve("tenant-policy.json");
  }

  private static String principal(String token) {
    return "token:" + Sha256.of(token.getBytes(StandardCharsets.UTF_8)).value();
  }

  private static Json withoutTenant(TimeScenario scenario) {
    Map<String, Json> spec =
        new LinkedHashMap<>(
            ((Json.Obj) ((Json.Obj) scenario.define()).member("spec").orElseThrow()).members());
    spec.remove("default_tenant_id");
    return Json.object().put("spec", new Json.Obj(spec)).build();
  }

  private ToolClient as(String token) {
    return new ToolClient(Objects.requireNonNull(running).http()).withBearer(token);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    assertThat(error.member("code")).contains(Json.of(-32003));
    assertThat(error.member("message")).contains(Json.of("unauthorized"));
  }
}
