package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Organisations, tenants, namespaces and principals over the REST API. */
@ExtendWith(AdministeredServer.Access.class)
class AdministrationIT {
  private final AdministeredServer server;

  AdministrationIT(AdministeredServer server) {
    this.server = server;
  }

  @Test
  void whoeverWasMadeAtTheFirstStartOwnsTheOrganisationAndOperatesTheDeployment() {
    Answer self = server.administrator().get("auth/me");
    assertThat(self.status()).isEqualTo(200);
    assertThat(member(self, "principal_id")).isEqualTo("administrator");
    assertThat(member(self, "operator")).isEqualTo("true");
    assertThat(member(self, "roles")).isEqualTo("[{\"role\":\"owner\"}]");
    assertThat(self.text()).doesNotContain("token");
  }

  @Test
  void withoutGoodCredentialsNothingIsTold() {
    for (RestClient stranger :
        List.of(
            server.as(""),
            server.as("dgk_" + "x".repeat(43)),
            server.as("nobody-needs-this-token"))) {
      Answer refused = stranger.get("tenants");
      assertThat(refused.status()).isIn(401, 403);
      assertThat(refused.header("content-type")).contains("application/problem+json");
      assertThat(refused.text()).doesNotContain("tenant_id");
    }
    assertThat(server.as("").get("tenants").header("www-authenticate")).isPresent();
  }

  @Test
  void aTenantIsMadeRenamedSuspendedAndResumed() {
    Answer made = server.administrator().post("tenants", "{\"name\":\"Claims\"}");
    assertThat(made.status()).isEqualTo(201);
    String tenant = member(made, "tenant_id");
    server
        .administrator()
        .post("tenants/" + tenant + "/namespaces", "{\"namespace_id\":3,\"name\":\"main\"}");
    AdministeredServer.await(() -> server.administrator().listSchemas(tenant, "3") == 200);

    Answer read = server.administrator().get("tenants/" + tenant);
    assertThat(read.header("etag")).contains("\"1\"");
    assertThat(
            server
                .administrator()
                .send("PATCH", "tenants/" + tenant, Map.of(), Optional.of("{\"name\":\"x\"}"))
                .status())
        .isEqualTo(428);
    assertThat(server.administrator().patch("tenants/" + tenant, 7, "{\"name\":\"x\"}").status())
        .isEqualTo(412);
    Answer suspended =
        server
            .administrator()
            .patch("tenants/" + tenant, 1, "{\"name\":\"Closed\",\"state\":\"suspended\"}");
    assertThat(suspended.status()).isEqualTo(200);
    assertThat(suspended.header("etag")).contains("\"2\"");
    AdministeredServer.await(() -> server.administrator().listSchemas(tenant, "3") == 403);
    assertThat(
            server.administrator().patch("tenants/" + tenant, 2, "{\"state\":\"active\"}").status())
        .isEqualTo(200);
    AdministeredServer.await(() -> server.administrator().listSchemas(tenant, "3") == 200);
  }

  @Test
  void listsComeInPagesThatLeaveNothingOut() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(
          member(
              server.administrator().post("tenants", "{\"name\":\"page " + i + "\"}"),
              "tenant_id"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = server.administrator().get("tenants?limit=2" + cursor);
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
    assertThat(server.administrator().get("tenants?limit=201").status()).isEqualTo(400);
    assertThat(server.administrator().get("tenants?cursor=%25").status()).isEqualTo(400);
  }

  @Test
  void aNamespaceNumberIsTakenOnce() {
    String path = "tenants/1/namespaces";
    assertThat(server.administrator().post(path, "{\"namespace_id\":40,\"name\":\"a\"}").status())
        .isEqualTo(201);
    assertThat(server.administrator().post(path, "{\"namespace_id\":40,\"name\":\"b\"}").status())
        .isEqualTo(409);
    assertThat(server.administrator().get(path + "/40").header("etag")).contains("\"1\"");
    assertThat(server.administrator().get(path + "/41").status()).isEqualTo(404);
  }

  @Test
  void aRepeatedCreationAnswersTheSameAndMakesNothing() {
    String body = "{\"name\":\"once\"}";
    Answer first = server.administrator().postOnce("tenants", body, "request-1");
    Answer second = server.administrator().postOnce("tenants", body, "request-1");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("idempotent-replayed")).contains("true");
    assertThat(
            server
                .administrator()
                .postOnce("tenants", "{\"name\":\"other\"}", "request-1")
                .status())
        .isEqualTo(409);
  }

  @Test
  void theLastOwnerStays() {
    long version = server.version("principals/administrator");
    assertThat(
            server.administrator().put("principals/administrator/roles", version, "{\"roles\":[]}"))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.text()).contains("last_owner");
            });
    assertThat(
            server
                .administrator()
                .patch("principals/administrator", version, "{\"state\":\"disabled\"}")
                .status())
        .isEqualTo(409);
  }

  @Test
  void nobodyGivesMoreThanHeHas() {
    RestClient admin = server.principal("admin-1", "{\"role\":\"admin\"}");
    server.principal("helper-1", "{\"role\":\"viewer\"}");
    Answer refused =
        admin.put(
            "principals/helper-1/roles",
            server.version("principals/helper-1"),
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
                    server.version("principals/helper-1"),
                    "{\"roles\":[{\"role\":\"editor\"}]}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDisabledPrincipalIsLetInNoMore() {
    RestClient viewer = server.principal("leaver", "{\"role\":\"viewer\"}");
    assertThat(viewer.get("auth/me").status()).isEqualTo(200);
    server
        .administrator()
        .patch(
            "principals/leaver", server.version("principals/leaver"), "{\"state\":\"disabled\"}");
    AdministeredServer.await(() -> viewer.get("auth/me").status() == 401);
  }

  @Test
  void whatDoesNotExistIsAProblem() {
    Answer unknown = server.administrator().get("nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("content-type")).contains("application/problem+json");
    assertThat(server.administrator().delete("tenants").status()).isEqualTo(405);
  }

  @Test
  void badRequestsSayWhatIsWrongAndChangeNothing() {
    assertThat(server.administrator().post("tenants", "{").status()).isEqualTo(400);
    assertThat(server.administrator().get("keys?principal_id=%00").status()).isEqualTo(400);
    assertThat(server.administrator().get("principals?cursor=AA").status()).isEqualTo(400);
    assertThat(server.administrator().post("tenants", "{\"name\":\"\"}").text()).contains("name");
    assertThat(server.administrator().post("tenants", "{\"name\":\"a\",\"name\":\"b\"}").status())
        .isEqualTo(400);
    assertThat(
            server
                .administrator()
                .post("keys", "{\"name\":\"k\",\"tools\":[\"no_such_tool\"]}")
                .text())
        .contains("no_such_tool");
    assertThat(server.administrator().post("keys", "{\"name\":\"k\",\"expires_at_ms\":1}").text())
        .contains("expires_at_ms");
    assertThat(
            server
                .administrator()
                .put(
                    "principals/administrator/roles",
                    server.version("principals/administrator"),
                    "{\"roles\":[{\"role\":\"king\"}]}")
                .text())
        .contains("king");
  }

  /** RestClient holds every answer of these tests against the document. */
  @Test
  void theServerGivesTheDocumentOfItsInterface() throws IOException {
    Answer document =
        server
            .http()
            .send("GET", "/openapi", Map.of("accept", "application/json"), Optional.empty());
    assertThat(document.status()).isEqualTo(200);
    assertThat(document.text())
        .contains("/api/v1/keys/{key}/rotate", "createNamespace", "problem+json");
  }

  @Test
  void everyChangeIsInTheAuditLog() throws SQLException {
    Answer made = server.administrator().post("keys", "{\"name\":\"audited\"}");
    String id = member(made, "key_id");
    server.administrator().delete("keys/" + id);
    assertThat(audited("api_key_created", id)).isEqualTo(1);
    assertThat(audited("api_key_revoked", id)).isEqualTo(1);
    assertThat(audited("", member(made, "secret"))).isZero();
  }

  private long audited(String action, String text) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from audit_record where payload like '%%%s%%' and payload like '%%%s%%'"
                    .formatted(action, text))) {
      count.next();
      return count.getLong(1);
    }
  }
}
