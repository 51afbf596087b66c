package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Organisations, tenants, namespaces, principals and keys over the REST API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationIT {
  private static final Pattern KEY = Pattern.compile("shown only now: (dgk_[A-Za-z0-9_-]{43})");
  private static final String LIST_SCHEMAS = "{\"tenant_id\":%s,\"namespace_id\":%s}";

  /** Nodes know a change after two seconds; a slow machine takes a little longer. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private String administratorKey = "";

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    // Tenants 2 and 3 belong to nobody's organisation: their numbers are taken all the same.
    running = ManagedServer.start(directory, AdministrationIT::configuration, 3);
    Matcher key = KEY.matcher(running.log());
    assertThat(key.find()).as("the administrator's key is in the log").isTrue();
    administratorKey = key.group(1);
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "bearer_token"
        bearer_tokens = ["nobody-needs-this-token"]

        [tenancy]
        mode = "managed"
        """
        .formatted(port);
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void whoeverWasMadeAtTheFirstStartOwnsTheOrganisationAndOperatesTheDeployment() {
    Answer self = administrator().get("auth/me");
    assertThat(self.status()).isEqualTo(200);
    assertThat(member(self, "principal_id")).isEqualTo("administrator");
    assertThat(member(self, "operator")).isEqualTo("true");
    assertThat(member(self, "roles")).isEqualTo("[{\"role\":\"owner\"}]");
  }

  @Test
  void withoutGoodCredentialsNothingIsTold() {
    for (RestClient stranger :
        List.of(as(""), as("dgk_" + "x".repeat(43)), as("nobody-needs-this-token"))) {
      Answer refused = stranger.get("tenants");
      assertThat(refused.status()).isIn(401, 403);
      assertThat(refused.header("content-type")).contains("application/problem+json");
      assertThat(refused.text()).doesNotContain("tenant_id");
    }
    assertThat(as("").get("tenants").header("www-authenticate")).isPresent();
  }

  @Test
  void aTenantIsMadeRenamedSuspendedAndResumed() {
    Answer made = administrator().post("tenants", "{\"name\":\"Claims\"}");
    assertThat(made.status()).isEqualTo(201);
    String tenant = member(made, "tenant_id");
    administrator()
        .post("tenants/" + tenant + "/namespaces", "{\"namespace_id\":3,\"name\":\"main\"}");
    await(() -> listSchemas(administrator(), tenant, "3") == 200);

    Answer read = administrator().get("tenants/" + tenant);
    assertThat(read.header("etag")).contains("\"1\"");
    assertThat(
            administrator()
                .send("PATCH", "tenants/" + tenant, Map.of(), Optional.of("{\"name\":\"x\"}"))
                .status())
        .isEqualTo(428);
    assertThat(administrator().patch("tenants/" + tenant, 7, "{\"name\":\"x\"}").status())
        .isEqualTo(412);
    Answer suspended =
        administrator()
            .patch("tenants/" + tenant, 1, "{\"name\":\"Closed\",\"state\":\"suspended\"}");
    assertThat(suspended.status()).isEqualTo(200);
    assertThat(suspended.header("etag")).contains("\"2\"");
    await(() -> listSchemas(administrator(), tenant, "3") == 403);
    assertThat(administrator().patch("tenants/" + tenant, 2, "{\"state\":\"active\"}").status())
        .isEqualTo(200);
    await(() -> listSchemas(administrator(), tenant, "3") == 200);
  }

  @Test
  void listsComeInPagesThatLeaveNothingOut() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(
          member(administrator().post("tenants", "{\"name\":\"page " + i + "\"}"), "tenant_id"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = administrator().get("tenants?limit=2" + cursor);
      Json.Obj body = (Json.Obj) page.json();
      for (Json item : ((Json.Array) body.member("items").orElseThrow()).items()) {
        seen.add(((Json.Obj) item).member("tenant_id").orElseThrow().toString());
      }
      cursor =
          body.member("next").orElseThrow() instanceof Json.Text next
              ? "&cursor=" + next.value()
              : "";
    } while (!cursor.isEmpty());
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.toString()).contains(made);
    assertThat(administrator().get("tenants?limit=201").status()).isEqualTo(400);
    assertThat(administrator().get("tenants?cursor=%25").status()).isEqualTo(400);
  }

  @Test
  void aNamespaceNumberIsTakenOnce() {
    String path = "tenants/1/namespaces";
    assertThat(administrator().post(path, "{\"namespace_id\":40,\"name\":\"a\"}").status())
        .isEqualTo(201);
    assertThat(administrator().post(path, "{\"namespace_id\":40,\"name\":\"b\"}").status())
        .isEqualTo(409);
    assertThat(administrator().get(path + "/40").header("etag")).contains("\"1\"");
    assertThat(administrator().get(path + "/41").status()).isEqualTo(404);
  }

  @Test
  void aRepeatedCreationAnswersTheSameAndMakesNothing() {
    String body = "{\"name\":\"once\"}";
    Answer first = administrator().postOnce("tenants", body, "request-1");
    Answer second = administrator().postOnce("tenants", body, "request-1");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("idempotent-replayed")).contains("true");
    assertThat(administrator().postOnce("tenants", "{\"name\":\"other\"}", "request-1").status())
        .isEqualTo(409);
  }

  @Test
  void aRepeatedKeyShowsItsSecretOnlyOnce() {
    String body = "{\"name\":\"once\"}";
    Answer first = administrator().postOnce("keys", body, "key-1");
    Answer second = administrator().postOnce("keys", body, "key-1");
    assertThat(member(second, "key_id")).isEqualTo(member(first, "key_id"));
    assertThat(second.text()).doesNotContain("secret");
  }

  @Test
  void theLastOwnerStays() {
    long version = version("principals/administrator");
    assertThat(administrator().put("principals/administrator/roles", version, "{\"roles\":[]}"))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.text()).contains("last_owner");
            });
    assertThat(
            administrator()
                .patch("principals/administrator", version, "{\"state\":\"disabled\"}")
                .status())
        .isEqualTo(409);
  }

  @Test
  void nobodyGivesMoreThanHeHas() {
    RestClient admin = principal("admin-1", "{\"role\":\"admin\"}");
    principal("helper-1", "{\"role\":\"viewer\"}");
    Answer refused =
        admin.put(
            "principals/helper-1/roles",
            version("principals/helper-1"),
            "{\"roles\":[{\"role\":\"owner\"}]}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(member(refused, "required_capability")).isEqualTo("members:manage");
    assertThat(
            admin.post("keys", "{\"name\":\"theft\",\"principal_id\":\"administrator\"}").status())
        .isEqualTo(403);
    assertThat(
            admin
                .put(
                    "principals/helper-1/roles",
                    version("principals/helper-1"),
                    "{\"roles\":[{\"role\":\"editor\"}]}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDisabledPrincipalIsLetInNoMore() {
    RestClient viewer = principal("leaver", "{\"role\":\"viewer\"}");
    assertThat(viewer.get("auth/me").status()).isEqualTo(200);
    administrator()
        .patch("principals/leaver", version("principals/leaver"), "{\"state\":\"disabled\"}");
    await(() -> viewer.get("auth/me").status() == 401);
  }

  @Test
  void aKeyIsShownOnceListedWithoutItsSecretAndRefusedWhenRevoked() {
    Answer made = administrator().post("keys", "{\"name\":\"short life\"}");
    String secret = member(made, "secret");
    String id = member(made, "key_id");
    assertThat(secret).matches("dgk_[A-Za-z0-9_-]{43}");
    RestClient holder = as(secret);
    assertThat(holder.get("auth/me").status()).isEqualTo(200);

    assertThat(administrator().get("keys?limit=200").text()).contains(id).doesNotContain(secret);
    assertThat(administrator().get("keys/" + id).text())
        .contains("last_used_at_ms")
        .doesNotContain(secret);

    assertThat(administrator().delete("keys/" + id).status()).isEqualTo(204);
    await(() -> holder.get("auth/me").status() == 401);
    assertThat(administrator().delete("keys/" + id).status()).isEqualTo(204);
  }

  @Test
  void aRotatedKeyWorksBesideItsSuccessorUntilTheOverlapEnds() {
    Answer old = administrator().post("keys", "{\"name\":\"rotated\"}");
    String id = member(old, "key_id");
    Answer successor = administrator().post("keys/" + id + "/rotate", "{\"overlap_ms\":3600000}");
    assertThat(successor.status()).isEqualTo(201);
    assertThat(as(member(old, "secret")).get("auth/me").status()).isEqualTo(200);
    assertThat(as(member(successor, "secret")).get("auth/me").status()).isEqualTo(200);
    assertThat(administrator().post("keys/" + id + "/rotate", "{\"overlap_ms\":0}").status())
        .isEqualTo(409);

    String next = member(successor, "key_id");
    administrator().post("keys/" + next + "/rotate", "{\"overlap_ms\":0}");
    await(() -> as(member(successor, "secret")).get("auth/me").status() == 401);
  }

  @Test
  void aKeyIsGoodForItsToolsTenantsAndRateOnly() {
    administrator().post("tenants/1/namespaces", "{\"namespace_id\":50,\"name\":\"keys\"}");
    Answer made =
        administrator()
            .post(
                "keys",
                "{\"name\":\"narrow\",\"tools\":[\"schemas_list\"],"
                    + "\"scopes\":[{\"tenant_id\":1,\"namespace_id\":50}]}");
    RestClient narrow = as(member(made, "secret"));
    assertThat(listSchemas(narrow, "1", "50")).isEqualTo(200);
    assertThat(listSchemas(narrow, "1", "40")).isEqualTo(403);
    assertThat(narrow.tool("providers_list", "{}").status()).isEqualTo(403);
    assertThat(narrow.get("keys").status()).isEqualTo(403);

    Answer slow =
        administrator()
            .post("keys", "{\"name\":\"slow\",\"rate\":{\"max_requests\":2,\"window_ms\":60000}}");
    RestClient limited = as(member(slow, "secret"));
    assertThat(limited.get("auth/me").status()).isEqualTo(200);
    assertThat(limited.get("auth/me").status()).isEqualTo(200);
    assertThat(limited.get("auth/me").status()).isEqualTo(429);
    assertThat(listSchemas(limited, "1", "50")).isEqualTo(429);
  }

  @Test
  void whatBelongsToAnotherOrganisationIsAsIfItWereNotThere() {
    Answer made =
        administrator()
            .post("orgs", "{\"name\":\"Other\",\"owner\":{\"principal_id\":\"other-owner\"}}");
    assertThat(made.status()).isEqualTo(201);
    RestClient other = as(member(made, "secret"));
    assertThat(other.get("auth/me").status()).isEqualTo(200);
    assertThat(other.get("tenants").text()).contains("\"items\":[]");
    String key = member(administrator().post("keys", "{\"name\":\"foreign\"}"), "key_id");
    assertThatAlike(other.get("tenants/1"), other.get("tenants/999999"));
    assertThatAlike(other.get("tenants/1/namespaces/1"), other.get("tenants/999999/namespaces/1"));
    assertThatAlike(other.get("principals/administrator"), other.get("principals/nobody"));
    assertThatAlike(other.get("keys/" + key), other.get("keys/" + "0".repeat(16)));
    assertThatAlike(other.delete("keys/" + key), other.delete("keys/" + "0".repeat(16)));
    assertThatAlike(other.get("orgs/1"), other.get("orgs/999999"));
    assertThatAlike(
        other.patch("tenants/1", 1, "{\"name\":\"x\"}"),
        other.patch("tenants/999999", 1, "{\"name\":\"x\"}"));
    assertThatAlike(
        other.post("tenants/1/namespaces", "{\"namespace_id\":9,\"name\":\"x\"}"),
        other.post("tenants/999999/namespaces", "{\"namespace_id\":9,\"name\":\"x\"}"));
  }

  @Test
  void whatDoesNotExistIsAProblem() {
    Answer unknown = administrator().get("nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("content-type")).contains("application/problem+json");
    assertThat(administrator().delete("tenants/1").status()).isEqualTo(405);
  }

  @Test
  void badRequestsSayWhatIsWrongAndChangeNothing() {
    assertThat(administrator().post("tenants", "{").status()).isEqualTo(400);
    assertThat(administrator().get("keys?principal_id=%00").status()).isEqualTo(400);
    assertThat(administrator().get("principals?cursor=AA").status()).isEqualTo(400);
    assertThat(administrator().post("tenants", "{\"name\":\"\"}").text()).contains("name");
    assertThat(administrator().post("tenants", "{\"name\":\"a\",\"name\":\"b\"}").status())
        .isEqualTo(400);
    assertThat(administrator().post("keys", "{\"name\":\"k\",\"tools\":[\"no_such_tool\"]}").text())
        .contains("no_such_tool");
    assertThat(administrator().post("keys", "{\"name\":\"k\",\"expires_at_ms\":1}").text())
        .contains("expires_at_ms");
    assertThat(
            administrator()
                .put(
                    "principals/administrator/roles",
                    version("principals/administrator"),
                    "{\"roles\":[{\"role\":\"king\"}]}")
                .text())
        .contains("king");
  }

  @Test
  void everyChangeIsInTheAuditLog() throws SQLException {
    Answer made = administrator().post("keys", "{\"name\":\"audited\"}");
    String id = member(made, "key_id");
    administrator().delete("keys/" + id);
    assertThat(audited("api_key_created", id)).isEqualTo(1);
    assertThat(audited("api_key_revoked", id)).isEqualTo(1);
    assertThat(audited("", member(made, "secret"))).isZero();
  }

  private long audited(String action, String text) throws SQLException {
    try (Connection connection = server().database().connect();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from audit_record where payload like '%%%s%%' and payload like '%%%s%%'"
                    .formatted(action, text))) {
      count.next();
      return count.getLong(1);
    }
  }

  private static void assertThatAlike(Answer one, Answer other) {
    assertThat(one.status()).isEqualTo(other.status()).isEqualTo(404);
    assertThat(one.text()).isEqualTo(other.text());
    assertThat(one.headers().keySet()).isEqualTo(other.headers().keySet());
  }

  private RestClient principal(String id, String role) {
    assertThat(
            administrator()
                .post("principals", "{\"principal_id\":\"" + id + "\",\"kind\":\"person\"}")
                .status())
        .isEqualTo(201);
    assertThat(
            administrator()
                .put("principals/" + id + "/roles", 1, "{\"roles\":[" + role + "]}")
                .status())
        .isEqualTo(200);
    return as(
        member(
            administrator().post("keys", "{\"name\":\"k\",\"principal_id\":\"" + id + "\"}"),
            "secret"));
  }

  private long version(String path) {
    return Long.parseLong(member(administrator().get(path), "version"));
  }

  private static int listSchemas(RestClient client, String tenant, String namespace) {
    return client.tool("schemas_list", LIST_SCHEMAS.formatted(tenant, namespace)).status();
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
      Thread.onSpinWait();
    }
  }

  private RestClient administrator() {
    return as(administratorKey);
  }

  private RestClient as(String key) {
    return new RestClient(server().http(), key);
  }

  private ManagedServer server() {
    return Objects.requireNonNull(running);
  }
}
