package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.tenancy.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one organisation has is for another as if it were not there. */
@ExtendWith(TwoOrganisations.Access.class)
class OrganisationsApartIT {
  private static final Map<String, String> UNKNOWN =
      Map.of(
          "org", "999999",
          "tenant", "999999",
          "member", "nobody",
          "key", "0".repeat(16),
          "session", "00000000-0000-4000-8000-000000000000",
          "more", "999999");

  private static final Pattern ID = Pattern.compile("\\{([a-z]+)\\}");

  private final TwoOrganisations organisations;

  OrganisationsApartIT(TwoOrganisations organisations) {
    this.organisations = organisations;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          GET; orgs/{org}; 1;
          GET; tenants/{tenant}; 1;
          PATCH; tenants/{tenant}; 1; {"name":"x"}
          DELETE; tenants/{tenant}; 1;
          GET; tenants/{tenant}/export; 1;
          POST; tenants/{tenant}/purge; 1; {"manifest_sha256":"0000000000000000000000000000000000000000000000000000000000000000"}
          GET; tenants/{tenant}/namespaces; 1;
          POST; tenants/{tenant}/namespaces; 1; {"namespace_id":9,"name":"x"}
          GET; tenants/{tenant}/namespaces/1; 1;
          PATCH; tenants/{tenant}/namespaces/1; 1; {"name":"x"}
          DELETE; tenants/{tenant}/namespaces/1; 1;
          GET; tenants/{tenant}/namespaces/1/export; 1;
          POST; tenants/{tenant}/namespaces/1/purge; 1; {"manifest_sha256":"0000000000000000000000000000000000000000000000000000000000000000"}
          DELETE; orgs/{org}; 1;
          GET; principals/{member}; 2;
          PATCH; principals/{member}; 2; {"state":"disabled"}
          PUT; principals/{member}/roles; 2; {"roles":[]}
          PUT; principals/{member}/password; 2; {"password":"a password of fifteen"}
          PUT; principals/{own}/roles; 2; {"roles":[{"role":"viewer","tenant_id":{tenant}}]}
          GET; keys/{key}; 1;
          POST; keys; 1; {"name":"x","principal_id":"{member}"}
          POST; keys/{key}/rotate; 1; {"overlap_ms":0}
          DELETE; keys/{key}; 1;
          GET; ip-allowlist/{more}; 1;
          PATCH; ip-allowlist/{more}; 1; {"active":false}
          DELETE; ip-allowlist/{more}; 1;
          DELETE; auth/sessions/{session}; 1;
          """)
  void whatBelongsToAnotherOrganisationIsAsIfItWereNotThere(
      String method, String path, long version, @Nullable String body) throws SQLException {
    List<String> before = rows(organisations.first());
    Answer foreign = send(method, path, version, body, organisations.first().values());
    Answer unknown = send(method, path, version, body, UNKNOWN);
    assertThat(foreign.status()).isEqualTo(unknown.status()).isEqualTo(404);
    assertThat(foreign.text()).isEqualTo(unknown.text());
    assertThat(foreign.lastingHeaders()).isEqualTo(unknown.lastingHeaders());
    assertThat(rows(organisations.first())).isEqualTo(before);
  }

  @Test
  void listsHaveWhatTheOrganisationHas() {
    for (TwoOrganisations.Sides sides : organisations.bothWays()) {
      Organisation own = sides.own();
      Organisation other = sides.other();
      assertThat(ids(own, "tenants", "tenant_id"))
          .containsExactly(own.value("tenant"), own.value("tenant2"));
      assertThat(ids(own, "tenants/" + own.value("tenant") + "/namespaces", "namespace_id"))
          .containsExactly("1");
      assertThat(ids(own, "principals", "principal_id"))
          .containsExactly(own.value("guest"), own.value("member"), own.value("owner"));
      assertThat(ids(own, "keys", "key_id"))
          .hasSize(3)
          .contains(own.value("key"), own.value("limited"));
      assertThat(ids(own, "keys?principal_id=" + own.value("member"), "key_id"))
          .containsExactlyInAnyOrder(own.value("key"), own.value("limited"));
      assertThat(ids(own, "keys?principal_id=" + other.value("member"), "key_id")).isEmpty();
      assertThat(ids(own, "ip-allowlist", "ip_range"))
          .contains(own.value("range"))
          .doesNotContain(other.value("range"));
      assertThat(ids(own, "auth/sessions", "sid")).containsExactly(own.value("session"));
    }
  }

  @Test
  void aPrincipalHasItsOwnRoles() {
    for (TwoOrganisations.Sides sides : organisations.bothWays()) {
      Organisation own = sides.own();
      assertThat(ids(own.owner().get("principals/" + own.value("member")), "roles", "tenant_id"))
          .containsExactlyInAnyOrder(own.value("tenant"), own.value("tenant2"));
    }
  }

  private Answer send(
      String method, String path, long version, @Nullable String body, Map<String, String> ids) {
    return organisations
        .second()
        .owner()
        .send(
            method,
            filledIn(path, ids),
            Map.of("if-match", "\"" + version + "\""),
            Optional.ofNullable(body).map(json -> filledIn(json, ids)));
  }

  private String filledIn(String text, Map<String, String> ids) {
    return ID.matcher(text)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "own" -> organisations.second().value("member");
                  case "more" -> ids.getOrDefault("more", organisations.more());
                  default -> ids.get(found.group(1));
                });
  }

  private List<String> rows(Organisation organisation) throws SQLException {
    try (Sql sql = new Sql(organisations.server().database().connect())) {
      return OrganisationRows.of(organisation, sql);
    }
  }

  private static List<String> ids(Organisation own, String path, String name) {
    return ids(own.owner().get(path), "items", name);
  }

  private static List<String> ids(Answer answer, String list, String name) {
    Json.Obj body = (Json.Obj) answer.json();
    return ((Json.Array) body.member(list).orElseThrow())
        .items().stream()
            .map(each -> ((Json.Obj) each).member(name).orElseThrow())
            .map(id -> id instanceof Json.Text text ? text.value() : JsonWriter.write(id))
            .toList();
  }
}
