package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** API keys over the REST API. */
@ExtendWith(AdministeredServer.Access.class)
class KeysIT {
  private final AdministeredServer server;

  KeysIT(AdministeredServer server) {
    this.server = server;
  }

  @Test
  void aRepeatedKeyShowsItsSecretOnlyOnce() {
    String body = "{\"name\":\"once\"}";
    Answer first = server.administrator().postOnce("keys", body, "key-1");
    Answer second = server.administrator().postOnce("keys", body, "key-1");
    assertThat(member(second, "key_id")).isEqualTo(member(first, "key_id"));
    assertThat(second.text()).doesNotContain("secret");
  }

  @Test
  void aKeyIsShownOnceListedWithoutItsSecretAndRefusedWhenRevoked() {
    Answer made = server.administrator().post("keys", "{\"name\":\"short life\"}");
    String secret = member(made, "secret");
    String id = member(made, "key_id");
    assertThat(secret).matches("dgk_[A-Za-z0-9_-]{43}");
    RestClient holder = server.as(secret);
    assertThat(holder.get("auth/me").status()).isEqualTo(200);

    assertThat(server.administrator().get("keys?limit=200").text())
        .contains(id)
        .doesNotContain(secret);
    assertThat(server.administrator().get("keys/" + id).text())
        .contains("last_used_at_ms")
        .doesNotContain(secret);

    assertThat(server.administrator().delete("keys/" + id).status()).isEqualTo(204);
    AdministeredServer.await(() -> holder.get("auth/me").status() == 401);
    assertThat(server.administrator().delete("keys/" + id).status()).isEqualTo(204);
  }

  @Test
  void aRotatedKeyWorksBesideItsSuccessorUntilTheOverlapEnds() {
    Answer old = server.administrator().post("keys", "{\"name\":\"rotated\"}");
    String id = member(old, "key_id");
    Answer successor =
        server.administrator().post("keys/" + id + "/rotate", "{\"overlap_ms\":3600000}");
    assertThat(successor.status()).isEqualTo(201);
    assertThat(server.as(member(old, "secret")).get("auth/me").status()).isEqualTo(200);
    assertThat(server.as(member(successor, "secret")).get("auth/me").status()).isEqualTo(200);
    assertThat(server.administrator().post("keys/" + id + "/rotate", "{\"overlap_ms\":0}").status())
        .isEqualTo(409);

    String next = member(successor, "key_id");
    server.administrator().post("keys/" + next + "/rotate", "{\"overlap_ms\":0}");
    AdministeredServer.await(
        () -> server.as(member(successor, "secret")).get("auth/me").status() == 401);
  }

  @Test
  void aKeyIsGoodForItsToolsTenantsAndRateOnly() {
    server.administrator().post("tenants/1/namespaces", "{\"namespace_id\":50,\"name\":\"keys\"}");
    Answer made =
        server
            .administrator()
            .post(
                "keys",
                "{\"name\":\"narrow\",\"tools\":[\"schemas_list\"],"
                    + "\"scopes\":[{\"tenant_id\":1,\"namespace_id\":50}]}");
    RestClient narrow = server.as(member(made, "secret"));
    assertThat(narrow.listSchemas("1", "50")).isEqualTo(200);
    assertThat(narrow.listSchemas("1", "40")).isEqualTo(403);
    assertThat(narrow.tool("providers_list", "{}").status()).isEqualTo(403);
    assertThat(narrow.get("keys").status()).isEqualTo(403);

    Answer slow =
        server
            .administrator()
            .post("keys", "{\"name\":\"slow\",\"rate\":{\"max_requests\":2,\"window_ms\":60000}}");
    RestClient limited = server.as(member(slow, "secret"));
    assertThat(limited.get("auth/me").status()).isEqualTo(200);
    assertThat(limited.get("auth/me").status()).isEqualTo(200);
    assertThat(limited.get("auth/me").status()).isEqualTo(429);
    assertThat(limited.listSchemas("1", "50")).isEqualTo(429);
  }

  /** Operators may lose their roles and are operators still. */
  @Test
  void anAdminWhoIsNoOwnerMakesNoKeysForOperators() throws SQLException {
    RestClient admin = server.principal("admin-of-keys", "{\"role\":\"admin\"}");
    server.principal("operator-of-keys", "{\"role\":\"viewer\",\"tenant_id\":1}");
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update principal set operator = true where principal_id = 'operator-of-keys'");
    }
    String key = "{\"name\":\"k\",\"principal_id\":\"operator-of-keys\"}";

    assertThat(admin.post("keys", key).status()).isEqualTo(403);
    assertThat(server.administrator().post("keys", key).status()).isEqualTo(201);
  }
}
