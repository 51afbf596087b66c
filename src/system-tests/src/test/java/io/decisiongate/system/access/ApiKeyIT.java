package io.decisiongate.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of one principal: one that is good, one that was revoked, one whose time is over. */
@ExtendWith(SharedServer.Access.class)
class ApiKeyIT {
  private static final String MAKE =
      """
      with made as (
        insert into principal (principal_id, organisation_id, kind, created_at)
        values ('api-key-test', 0, 'service', 0) on conflict do nothing)
      insert into api_key (key_hash, principal_id, created_at, expires_at, revoked_at)
      select * from (values
        (?, 'api-key-test', 0::bigint, null::bigint, null::bigint),
        (?, 'api-key-test', 0, null, 1),
        (?, 'api-key-test', 0, 1, null)) as keys
      on conflict do nothing
      """;

  private static final TimeScenario SCENARIO = new TimeScenario("api-key", 1, 31);

  @BeforeEach
  void makeKeys(SharedServer server) throws SQLException {
    try (Connection connection = server.asSuperuser().connect();
        PreparedStatement make = connection.prepareStatement(MAKE)) {
      make.setBytes(1, hash(key("good")));
      make.setBytes(2, hash(key("revoked")));
      make.setBytes(3, hash(key("expired")));
      make.executeUpdate();
    }
  }

  @Test
  void aGoodKeyIsAccepted(SharedServer server) throws IOException {
    Answer answer = call(server, "good");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"revoked", "expired", "never-made"})
  void everyOtherKeyGetsTheSameAnswer(String name, SharedServer server) throws IOException {
    Answer answer = call(server, name);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    assertThat(error.member("code")).contains(Json.of(-32001));
    assertThat(error.member("message")).contains(Json.of("unauthenticated"));
  }

  private static Answer call(SharedServer server, String name) throws IOException {
    return new ToolClient(server.server().http())
        .withBearer(key(name))
        .call("scenarios_list", SCENARIO.list());
  }

  /** The form of a key, its text made from a name. */
  private static String key(String name) {
    return "dgk_" + (name + "-".repeat(43)).substring(0, 43);
  }

  private static byte[] hash(String key) {
    return HexFormat.of().parseHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)).value());
  }
}
