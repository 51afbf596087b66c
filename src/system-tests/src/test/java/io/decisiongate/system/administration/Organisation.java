package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import java.util.HashMap;
import java.util.Map;

/**
 * An organisation with everything that one can have: two tenants, the first with a namespace; an
 * owner, a member with a role in each tenant, a guest whose roles will expire, one of them in the
 * namespace; a key of each, one of the member's for the first tenant only; a session of owner and
 * member in the first tenant; an allowed address.
 *
 * @param owner calls as its owner
 * @param values what it is made of, by name: {@code org}, {@code owner}, {@code tenant}, {@code
 *     tenant2}, {@code member}, {@code guest}, {@code key} and {@code limited} with their secrets
 *     {@code secret}, {@code limited_secret}, and {@code owner_secret}; {@code session}, {@code
 *     member_session}, {@code refresh}; {@code entry}, {@code range}
 */
record Organisation(RestClient owner, Map<String, String> values) {
  /** Roles of guests end after an hour, before any session does. */
  private static final long GUEST_MS = 3_600_000;

  Organisation {
    values = Map.copyOf(values);
  }

  String value(String name) {
    return value(values, name);
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("an organisation has no " + name);
    }
    return value;
  }

  long id() {
    return Long.parseLong(value("org"));
  }

  /**
   * Makes one.
   *
   * @param name that no other has; the ids of its principals begin with it
   * @param address that it allows
   */
  static Organisation make(SessionsServer server, String name, String address) {
    Map<String, String> values = new HashMap<>();
    values.put("owner", name + "-owner");
    Answer organisation =
        server
            .administrator()
            .post(
                "orgs",
                "{\"name\":\"%s\",\"owner\":{\"principal_id\":\"%s-owner\"}}"
                    .formatted(name, name));
    values.put("org", made(organisation, "organisation", "organisation_id"));
    values.put("owner_secret", member(organisation, "secret"));
    RestClient owner = new RestClient(server.http(), value(values, "owner_secret"));
    values.put("tenant", made(owner.post("tenants", "{\"name\":\"one\"}"), "tenant_id"));
    values.put("tenant2", made(owner.post("tenants", "{\"name\":\"two\"}"), "tenant_id"));
    made(
        owner.post(
            "tenants/" + value(values, "tenant") + "/namespaces",
            "{\"namespace_id\":1,\"name\":\"main\"}"),
        "namespace_id");
    principals(owner, name, values);
    keys(owner, values);
    Answer entry = owner.post("ip-allowlist", "{\"ip_range\":\"" + address + "\"}");
    values.put("entry", made(entry, "entry_id"));
    values.put("range", member(entry, "ip_range"));
    sessions(server, values);
    return new Organisation(owner, values);
  }

  private static void principals(RestClient owner, String name, Map<String, String> values) {
    String tenant = value(values, "tenant");
    values.put(
        "member",
        principal(
            owner,
            name + "-member",
            "{\"role\":\"editor\",\"tenant_id\":%s},{\"role\":\"viewer\",\"tenant_id\":%s}"
                .formatted(tenant, value(values, "tenant2"))));
    long end = System.currentTimeMillis() + GUEST_MS;
    values.put(
        "guest",
        principal(
            owner,
            name + "-guest",
            "{\"role\":\"viewer\",\"expires_at_ms\":%1$d},{\"role\":\"editor\",\"tenant_id\":%2$s,\"expires_at_ms\":%1$d},"
                    .formatted(end, tenant)
                + "{\"role\":\"viewer\",\"tenant_id\":%2$s,\"namespace_id\":1,\"expires_at_ms\":%1$d}"
                    .formatted(end, tenant)));
  }

  private static String principal(RestClient owner, String id, String roles) {
    Answer answer =
        owner.post("principals", "{\"principal_id\":\"%s\",\"kind\":\"person\"}".formatted(id));
    assertThat(owner.put("principals/" + id + "/roles", 1, "{\"roles\":[" + roles + "]}").status())
        .isEqualTo(200);
    return made(answer, "principal_id");
  }

  private static void keys(RestClient owner, Map<String, String> values) {
    Answer key =
        owner.post("keys", "{\"name\":\"k\",\"principal_id\":\"" + value(values, "member") + "\"}");
    values.put("key", made(key, "key_id"));
    values.put("secret", member(key, "secret"));
    Answer limited =
        owner.post(
            "keys",
            "{\"name\":\"l\",\"principal_id\":\"%s\",\"scopes\":[{\"tenant_id\":%s}]}"
                .formatted(value(values, "member"), value(values, "tenant")));
    values.put("limited", made(limited, "key_id"));
    values.put("limited_secret", member(limited, "secret"));
  }

  private static void sessions(SessionsServer server, Map<String, String> values) {
    String where = ",\"tenant_id\":" + value(values, "tenant");
    values.put(
        "member_session", Session.logIn(server.http(), value(values, "secret"), where).sid());
    Session session = Session.logIn(server.http(), value(values, "owner_secret"), where);
    values.put("session", session.sid());
    values.put("refresh", session.refresh());
  }

  private static String made(Answer answer, String... id) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return member(answer, id);
  }
}
