package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Log-ins and what they lead to, under a list of addresses. */
@ExtendWith(SessionsServer.Access.class)
class IpAllowlistSessionsIT {
  private static final String OFFICE = "198.51.100.7";
  private static final String ELSEWHERE = "203.0.113.9";

  private final SessionsServer server;
  private String key = "";

  IpAllowlistSessionsIT(SessionsServer server) {
    this.server = server;
  }

  @BeforeEach
  void makeOrganisation() {
    key = server.administrator().makeOrganisation("addresses-" + System.nanoTime());
  }

  @Test
  void logInsRefreshesAndSessionsAreForAllowedAddressesOnly() {
    String refreshToken = member(logIn(OFFICE), "refresh_token");
    RestClient office = holder(OFFICE);
    assertThat(office.post("ip-allowlist", "{\"ip_range\":\"198.51.100.0/24\"}").status())
        .isEqualTo(201);
    assertThat(office.put("ip-allowlist/mode", 2, "{\"mode\":\"enforce\"}").status())
        .isEqualTo(200);
    AdministeredServer.await(() -> holder(ELSEWHERE).get("auth/me").status() == 403);
    assertThat(member(logIn(ELSEWHERE), "error")).isEqualTo("ip_not_allowed");
    assertThat(logIn(OFFICE).status()).isEqualTo(200);

    String refresh = "{\"refresh_token\":\"" + refreshToken + "\"}";
    assertThat(member(nobody(ELSEWHERE).post("auth/refresh", refresh), "error"))
        .isEqualTo("ip_not_allowed");
    Answer refreshed = nobody(OFFICE).post("auth/refresh", refresh);
    RestClient session = new RestClient(server.http(), member(refreshed, "access_token"));
    assertThat(session.from(ELSEWHERE).get("auth/me").status()).isEqualTo(403);
    assertThat(session.from(ELSEWHERE).get("auth/sessions").status()).isEqualTo(403);
    assertThat(session.from(ELSEWHERE).listTools().status()).isEqualTo(403);
    assertThat(session.from(OFFICE).get("auth/me").status()).isEqualTo(200);
    assertThat(session.from(OFFICE).get("auth/sessions").status()).isEqualTo(200);

    // Whoever wants out is let out, from wherever.
    assertThat(
            nobody(ELSEWHERE)
                .post(
                    "auth/logout",
                    "{\"refresh_token\":\"" + member(refreshed, "refresh_token") + "\"}")
                .status())
        .isEqualTo(204);
  }

  private Answer logIn(String address) {
    return nobody(address).post("auth/login", "{\"api_key\":\"" + key + "\"}");
  }

  private RestClient holder(String address) {
    return new RestClient(server.http(), key).from(address);
  }

  private RestClient nobody(String address) {
    return new RestClient(server.http(), "").from(address);
  }
}
