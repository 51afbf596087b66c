package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An organisation that lets itself be called from some addresses only. All calls of a test come
 * from this machine; a trusted proxy on it says for whom.
 */
@ExtendWith(AdministeredServer.Access.class)
class IpAllowlistIT {
  private static final String OFFICE = "198.51.100.7";
  private static final String ELSEWHERE = "203.0.113.9";

  private static final String AUDITED =
      """
      select concat_ws(' ', record ->> 'action', record ->> 'target', record ->> 'detail')
      from (select payload::jsonb as record from audit_record where payload like '%admin_audit%') r
      where record ->> 'principal_id' = ? and record ->> 'action' in ('ip_blocked', 'ip_exempted')
      """;

  private final AdministeredServer server;
  private String ownerKey = "";

  IpAllowlistIT(AdministeredServer server) {
    this.server = server;
  }

  @BeforeEach
  void makeOrganisation() {
    ownerKey = server.administrator().makeOrganisation("addresses-" + System.nanoTime());
  }

  private RestClient from(String address) {
    return server.as(ownerKey).from(address);
  }

  private static String entry(String range) {
    return "{\"ip_range\":\"" + range + "\"}";
  }

  private void enforceOffice() {
    assertThat(from(OFFICE).post("ip-allowlist", entry("198.51.100.0/24")).status()).isEqualTo(201);
    setMode(OFFICE, "enforce");
  }

  private void setMode(String address, String mode) {
    long version = Long.parseLong(member(from(address).get("ip-allowlist/mode"), "version"));
    assertThat(from(address).put("ip-allowlist/mode", version, mode(mode)).status()).isEqualTo(200);
  }

  private static String mode(String mode) {
    return "{\"mode\":\"" + mode + "\"}";
  }

  @Test
  void anEnforcedListIsInForceForRestAndTools() {
    String tenant = member(from(OFFICE).post("tenants", "{\"name\":\"t\"}"), "tenant_id");
    assertThat(
            from(OFFICE)
                .post("tenants/" + tenant + "/namespaces", "{\"namespace_id\":1,\"name\":\"n\"}")
                .status())
        .isEqualTo(201);
    enforceOffice();

    AdministeredServer.await(() -> from(ELSEWHERE).get("auth/me").status() == 403);
    assertThat(member(from(ELSEWHERE).get("tenants"), "error")).isEqualTo("ip_not_allowed");
    assertThat(from(OFFICE).get("auth/me").status()).isEqualTo(200);

    assertThat(from(ELSEWHERE).listSchemas(tenant, "1")).isEqualTo(403);
    assertThat(from(ELSEWHERE).tool("providers_list", "{}").text()).contains("unauthorized");
    assertThat(from(ELSEWHERE).listTools().status()).isEqualTo(403);
    assertThat(from(OFFICE).listSchemas(tenant, "1")).isEqualTo(200);
    assertThat(from(OFFICE).listTools().status()).isEqualTo(200);
  }

  /** Whoever calls from the server's own machine, and whoever operates it, is never locked out. */
  @Test
  void thisMachineAndOperatorsStayInside() throws Exception {
    enforceOffice();
    AdministeredServer.await(() -> from(ELSEWHERE).get("auth/me").status() == 403);
    assertThat(server.as(ownerKey).get("auth/me").status()).isEqualTo(200);

    String me = member(server.as(ownerKey).get("auth/me"), "principal_id");
    execute("update principal set operator = true where principal_id = '" + me + "'");
    assertThat(from(ELSEWHERE).get("auth/me").status()).isEqualTo(200);
    assertThat(audited(me))
        .containsExactlyInAnyOrder(
            "ip_blocked address:203.0.113.9 mode=enforce",
            "ip_exempted address:127.0.0.1 mode=enforce",
            "ip_exempted address:203.0.113.9 mode=enforce");
  }

  @Test
  void aMonitoredListRefusesNobodyAndRecordsOnceAMinute() throws Exception {
    from(OFFICE).post("ip-allowlist", entry(OFFICE));
    setMode(OFFICE, "monitor");
    String me = member(from(OFFICE).get("auth/me"), "principal_id");
    AdministeredServer.await(
        () -> {
          assertThat(from(ELSEWHERE).get("auth/me").status()).isEqualTo(200);
          return !audited(me).isEmpty();
        });
    assertThat(from(ELSEWHERE).get("auth/me").status()).isEqualTo(200);
    assertThat(audited(me)).containsExactly("ip_blocked address:203.0.113.9 mode=monitor");
  }

  private List<String> audited(String principal) {
    try (Connection connection = server.database().connect();
        PreparedStatement statement = connection.prepareStatement(AUDITED)) {
      statement.setString(1, principal);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void nobodyLocksHimselfOut() {
    long version = Long.parseLong(member(from(OFFICE).get("ip-allowlist/mode"), "version"));
    assertThat(member(from(OFFICE).put("ip-allowlist/mode", version, mode("enforce")), "error"))
        .isEqualTo("would_lock_out_caller");
    enforceOffice();
    String id =
        member(from(OFFICE).get("ip-allowlist"), "items")
            .replaceAll(".*\"entry_id\":(\\d+).*", "$1");
    String path = "ip-allowlist/" + id;
    assertThat(member(from(OFFICE).delete(path), "error")).isEqualTo("would_lock_out_caller");
    for (String change :
        List.of("{\"active\":false}", "{\"expires_at_ms\":1}", "{\"ip_range\":\"192.0.2.0/24\"}")) {
      Answer refused = from(OFFICE).patch(path, 1, change);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(member(refused, "error")).isEqualTo("would_lock_out_caller");
    }
    assertThat(from(OFFICE).patch(path, 1, "{\"ip_range\":\"198.51.0.0/16\"}").status())
        .isEqualTo(200);
    setMode(OFFICE, "off");
    assertThat(from(OFFICE).delete(path).status()).isEqualTo(204);
    AdministeredServer.await(() -> from(ELSEWHERE).get("auth/me").status() == 200);
  }

  @Test
  void aListThatHasExpiredLetsNobodyIn() throws Exception {
    enforceOffice();
    execute("update ip_entry set expires_at = 1 where ip_range = '198.51.100.0/24'");
    AdministeredServer.await(() -> from(OFFICE).get("auth/me").status() == 403);
    assertThat(server.as(ownerKey).get("auth/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7/24, 201, 10.0.0.0/24",
    "2001:DB8::7, 201, 2001:db8::7",
    "::ffff:192.0.2.1, 201, 192.0.2.1",
    "10.0.0.0/33, 422, ''",
    "fe80::1%eth0, 422, ''",
    "localhost, 422, ''",
    "'', 422, ''"
  })
  void rangesAreKeptWithTheirFirstAddress(String range, int status, String kept) {
    Answer made = from(OFFICE).post("ip-allowlist", entry(range));
    assertThat(made.status()).isEqualTo(status);
    if (status == 201) {
      assertThat(member(made, "ip_range")).isEqualTo(kept);
      assertThat(from(OFFICE).post("ip-allowlist", entry(kept)).status()).isEqualTo(409);
    } else {
      assertThat(member(made, "error")).isEqualTo("invalid_ip_range");
    }
  }

  @Test
  void theCheckSaysWhichEntryLetsAnAddressIn() {
    assertThat(member(check(ELSEWHERE), "allowed")).isEqualTo("true");
    String id = member(from(OFFICE).post("ip-allowlist", entry("203.0.113.0/24")), "entry_id");
    assertThat(member(check(ELSEWHERE), "matched_entry_id")).isEqualTo(id);
    assertThat(member(check(ELSEWHERE), "allowed")).isEqualTo("true");
    assertThat(member(check(OFFICE), "allowed")).isEqualTo("false");
    assertThat(member(check(OFFICE), "matched_entry_id")).isEqualTo("null");
    assertThat(check("office").status()).isEqualTo(400);
  }

  private Answer check(String address) {
    return from(OFFICE).post("ip-allowlist/check", "{\"ip_address\":\"" + address + "\"}");
  }

  @Test
  void changesAreOfTheVersionThatWasSeen() {
    Answer made = from(OFFICE).post("ip-allowlist", entry("192.0.2.0/24"));
    String path = "ip-allowlist/" + member(made, "entry_id");
    assertThat(from(OFFICE).patch(path, 7, "{\"active\":false}").status()).isEqualTo(412);
    assertThat(from(OFFICE).put("ip-allowlist/mode", 1, mode("monitor")).status()).isEqualTo(412);
    Answer changed = from(OFFICE).patch(path, 1, "{\"active\":false,\"expires_at_ms\":9}");
    assertThat(member(changed, "active")).isEqualTo("false");
    assertThat(from(OFFICE).patch(path, 2, "{\"expires_at_ms\":null}").text())
        .doesNotContain("expires_at_ms");
    assertThat(from(OFFICE).patch(path, 3, "{}").status()).isEqualTo(400);
    assertThat(from(OFFICE).put("ip-allowlist/mode", 1, mode("maybe")).status()).isEqualTo(400);
  }

  /**
   * Only a proxy that is trusted says for whom it speaks; here it is trusted, so the last counts.
   */
  @Test
  void whatAClientSaysOfItselfDoesNotCount() {
    enforceOffice();
    AdministeredServer.await(() -> from(ELSEWHERE).get("auth/me").status() == 403);
    assertThat(
            server
                .as(ownerKey)
                .send(
                    "GET",
                    "auth/me",
                    Map.of("x-forwarded-for", OFFICE + ", " + ELSEWHERE),
                    Optional.empty())
                .status())
        .isEqualTo(403);
  }

  @Test
  void itTakesTheRight() {
    server.principal("no-addresses", "{\"role\":\"project_admin\",\"tenant_id\":1}");
    RestClient editor = server.principal("address-editor", "{\"role\":\"editor\"}");
    assertThat(member(editor.get("ip-allowlist"), "required_capability"))
        .isEqualTo("ip_allowlist:manage");
    assertThat(editor.post("ip-allowlist", entry("10.0.0.0/8")).status()).isEqualTo(403);
  }
}
