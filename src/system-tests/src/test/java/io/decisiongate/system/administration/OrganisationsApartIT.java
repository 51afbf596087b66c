package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one organisation has is for another as if it were not there. */
@ExtendWith(AdministeredServer.Access.class)
class OrganisationsApartIT {
  private final AdministeredServer server;

  OrganisationsApartIT(AdministeredServer server) {
    this.server = server;
  }

  @Test
  void whatBelongsToAnotherOrganisationIsAsIfItWereNotThere() {
    Answer made =
        server
            .administrator()
            .post("orgs", "{\"name\":\"Other\",\"owner\":{\"principal_id\":\"other-owner\"}}");
    assertThat(made.status()).isEqualTo(201);
    RestClient other = server.as(member(made, "secret"));
    assertThat(other.get("auth/me").status()).isEqualTo(200);
    assertThat(other.get("tenants").text()).contains("\"items\":[]");
    String key = member(server.administrator().post("keys", "{\"name\":\"foreign\"}"), "key_id");
    assertThatAlike(other.get("tenants/1"), other.get("tenants/999999"));
    assertThatAlike(other.get("tenants/1/namespaces/1"), other.get("tenants/999999/namespaces/1"));
    assertThatAlike(other.get("principals/administrator"), other.get("principals/nobody"));
    assertThatAlike(other.get("keys/" + key), other.get("keys/" + "0".repeat(16)));
    assertThatAlike(other.delete("keys/" + key), other.delete("keys/" + "0".repeat(16)));
    String entry =
        member(
            server.administrator().post("ip-allowlist", "{\"ip_range\":\"192.0.2.99\"}"),
            "entry_id");
    assertThat(other.get("ip-allowlist").text()).contains("\"items\":[]");
    assertThatAlike(other.get("ip-allowlist/" + entry), other.get("ip-allowlist/999999"));
    assertThatAlike(other.delete("ip-allowlist/" + entry), other.delete("ip-allowlist/999999"));
    assertThatAlike(
        other.patch("ip-allowlist/" + entry, 1, "{\"active\":false}"),
        other.patch("ip-allowlist/999999", 1, "{\"active\":false}"));
    assertThatAlike(other.get("orgs/1"), other.get("orgs/999999"));
    assertThatAlike(
        other.patch("tenants/1", 1, "{\"name\":\"x\"}"),
        other.patch("tenants/999999", 1, "{\"name\":\"x\"}"));
    assertThatAlike(
        other.post("tenants/1/namespaces", "{\"namespace_id\":9,\"name\":\"x\"}"),
        other.post("tenants/999999/namespaces", "{\"namespace_id\":9,\"name\":\"x\"}"));
  }

  private static void assertThatAlike(Answer one, Answer other) {
    assertThat(one.status()).isEqualTo(other.status()).isEqualTo(404);
    assertThat(one.text()).isEqualTo(other.text());
    assertThat(one.lastingHeaders()).isEqualTo(other.lastingHeaders());
  }
}
