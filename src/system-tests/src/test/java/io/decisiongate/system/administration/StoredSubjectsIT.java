package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.identity.SigningKey;
import io.decisiongate.system.server.ManagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Subjects of an issuer that belongs to an organisation: its administrators say what they may do,
 * as they do for holders of API keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredSubjectsIT {
  private static final String ISSUER = "https://login.test/realms/";
  private static final String AUDIENCE = "https://gate.test/mcp";

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private @Nullable SigningKey key;

  @BeforeAll
  void start() throws Exception {
    key = SigningKey.generate();
    Files.writeString(directory.resolve("keys.json"), key.keySet());
    running = ManagedServer.start(directory, StoredSubjectsIT::configuration, 2);
  }

  private static String configuration(int port) {
    return AdministeredServer.configuration(port)
        + """

        [identity]
        resource = "%s"

        [[identity.issuers]]
        name = "staff"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        organisation_id = 1
        groups_claim = "groups"
        grants = [{ group = "readers", role = "viewer", tenant_id = 2 }]

        [[identity.issuers]]
        name = "partner"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"

        [[server.auth.principals]]
        subject = "of-the-file"
        """
            .formatted(
                AUDIENCE,
                ISSUER + "staff",
                AUDIENCE,
                directory.resolve("keys.json"),
                ISSUER + "partner",
                AUDIENCE,
                directory.resolve("keys.json"));
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void anAdministratorGivesASubjectItsRoles() throws Exception {
    RestClient bob = subject("bob");
    assertThat(bob.listSchemas("1", "5")).isEqualTo(403);
    assertThat(bob.listSchemas("2", "5")).isEqualTo(200);
    assertThat(bob.get("auth/me").status()).isEqualTo(403);

    make("staff:bob");
    give("staff:bob", "{\"role\":\"editor\",\"tenant_id\":1}");
    AdministeredServer.await(() -> bob.listSchemas("1", "5") == 200);
    assertThat(bob.listSchemas("2", "5")).isEqualTo(200);
    assertThat(member(bob.get("auth/me"), "principal_id")).isEqualTo("staff:bob");
    assertThat(bob.get("principals").status()).isEqualTo(200);

    give("staff:bob", "");
    AdministeredServer.await(() -> bob.listSchemas("1", "5") == 403);
  }

  @Test
  void aSubjectThatIsDisabledIsLetInNoMore() throws Exception {
    RestClient carl = subject("carl");
    assertThat(carl.listSchemas("2", "5")).isEqualTo(200);
    make("staff:carl");
    change("staff:carl", "{\"state\":\"disabled\"}");
    AdministeredServer.await(() -> carl.listSchemas("2", "5") == 401);
    change("staff:carl", "{\"state\":\"active\"}");
    AdministeredServer.await(() -> carl.listSchemas("2", "5") == 200);
  }

  /** An administrator who logs in at the identity provider; no key is needed any more. */
  @Test
  void aSubjectAdministers() throws Exception {
    make("staff:olga");
    give("staff:olga", "{\"role\":\"owner\"}");
    RestClient olga = subject("olga");
    AdministeredServer.await(() -> olga.get("tenants").status() == 200);
    assertThat(olga.post("tenants", "{\"name\":\"Olga's\"}").status()).isEqualTo(201);
  }

  /** Otherwise it could shut them out, or give them to itself. */
  @Test
  void anotherOrganisationDecidesNothingAboutThem() throws Exception {
    RestClient other = new RestClient(running().http(), administrator().makeOrganisation("other"));
    Answer refused =
        other.post("principals", "{\"principal_id\":\"staff:dora\",\"kind\":\"person\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(member(refused, "detail")).contains("`staff:`");
    assertThat(
            other
                .post("principals", "{\"principal_id\":\"stafford\",\"kind\":\"person\"}")
                .status())
        .isEqualTo(201);
  }

  /** Whatever the configuration gives to an id would be that of whoever holds a key for it. */
  @Test
  void onlyOperatorsMakePrincipalsThatTheConfigurationKnows() {
    RestClient other = new RestClient(running().http(), administrator().makeOrganisation("third"));
    for (String id : List.of("loopback", "token:0123", "of-the-file", "partner:zoe")) {
      String body = "{\"principal_id\":\"%s\",\"kind\":\"person\"}".formatted(id);
      assertThat(other.post("principals", body).status()).as(id).isEqualTo(409);
    }
    make("of-the-file");
  }

  /** Also for subjects of an issuer that belongs to no organisation. */
  @Test
  void theAddressesOfAnAdministratorsOrganisationHold() throws Exception {
    Answer made =
        administrator()
            .post("orgs", "{\"name\":\"Fourth\",\"owner\":{\"principal_id\":\"fourth-owner\"}}");
    RestClient owner = new RestClient(running().http(), member(made, "secret"));
    RestClient zara = new RestClient(running().http(), token("partner", "zara"));
    settle("partner:zara", member(made, "organisation", "organisation_id"));
    assertThat(zara.from("203.0.113.9").get("tenants").status()).isEqualTo(200);
    owner.post("ip-allowlist", "{\"ip_range\":\"198.51.100.0/24\"}");
    assertThat(owner.put("ip-allowlist/mode", 2, "{\"mode\":\"enforce\"}").status()).isEqualTo(200);
    AdministeredServer.await(() -> zara.from("203.0.113.9").get("tenants").status() == 403);
    assertThat(zara.from("198.51.100.7").get("tenants").status()).isEqualTo(200);
  }

  /** An owner of another organisation whose id is that of a subject, from earlier days. */
  private void settle(String id, String organisation) throws SQLException {
    try (Connection connection = running().database().connect();
        PreparedStatement principal =
            connection.prepareStatement(
                "insert into principal (principal_id, organisation_id, kind, created_at)"
                    + " values (?, ?, 'person', 1)");
        PreparedStatement role =
            connection.prepareStatement(
                "insert into organisation_role (principal_id, role) values (?, 'owner')")) {
      principal.setString(1, id);
      principal.setLong(2, Long.parseLong(organisation));
      principal.execute();
      role.setString(1, id);
      role.execute();
    }
  }

  private void make(String id) {
    assertThat(
            administrator()
                .post("principals", "{\"principal_id\":\"%s\",\"kind\":\"person\"}".formatted(id))
                .status())
        .isEqualTo(201);
  }

  private void give(String id, String roles) {
    assertThat(
            administrator()
                .put("principals/" + id + "/roles", version(id), "{\"roles\":[" + roles + "]}")
                .status())
        .isEqualTo(200);
  }

  private void change(String id, String json) {
    assertThat(administrator().patch("principals/" + id, version(id), json).status())
        .isEqualTo(200);
  }

  private long version(String id) {
    return Long.parseLong(member(administrator().get("principals/" + id), "version"));
  }

  private RestClient administrator() {
    return new RestClient(running().http(), running().administratorKey());
  }

  private RestClient subject(String name) throws GeneralSecurityException {
    return new RestClient(running().http(), token("staff", name));
  }

  private String token(String issuer, String name) throws GeneralSecurityException {
    return Objects.requireNonNull(key)
        .token(
            SigningKey.claims(ISSUER + issuer, name, AUDIENCE)
                .put("groups", Json.texts(List.of("readers")))
                .build());
  }

  private ManagedServer running() {
    return Objects.requireNonNull(running);
  }
}
