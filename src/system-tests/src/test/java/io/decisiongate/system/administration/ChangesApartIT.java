package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.administration.TwoOrganisations.Sides;
import io.decisiongate.system.tenancy.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the application checks before it, a function of the database that changes what one
 * organisation has changes nothing of another's, and does not wait for it.
 */
@ExtendWith(TwoOrganisations.Access.class)
class ChangesApartIT {
  private static final String CONFLICT = "40001";

  private static final String LOCK =
      """
      select (select count(*) from (select 1 from organisation where organisation_id = %1$s for update) o)
           + (select count(*) from (select 1 from principal where organisation_id = %1$s for update) p)
           + (select count(*) from (select 1 from dispatch_backlog where owner_tenant = %2$s for update) b)
      """;

  /** No test has more rows than this takes. */
  private static final List<String> ERASE =
      List.of(
          "select set_config('dg.tenant', substring(%s from ':([0-9]+)'), true)",
          "select dg_request_deletion(%s, 'somebody', 0, 0)",
          "select dg_start_purge(%s)",
          "select dg_purge_rows(%s, 1000) from generate_series(1, 20)",
          "select dg_finish_purge(%s)");

  private final TwoOrganisations organisations;

  ChangesApartIT(TwoOrganisations organisations) {
    this.organisations = organisations;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dg_change_organisation(:own.org, 1, :own.owner, 'suspended')",
        "dg_create_tenant(:own.org, 900000000000, 'three', 3, 1)",
        "dg_change_tenant(:own.tenant, 1, 'renamed', 'suspended')",
        "dg_create_namespace(:own.tenant, 2, 'more', 2, 1)",
        "dg_change_namespace(:own.tenant, 1, 1, 'renamed', 'suspended')",
        "dg_create_principal(:own.org, 'nobody-yet', 'x', 'person', 1)",
        "dg_change_principal(:own.org, :own.member, 2, 'renamed', 'disabled')",
        "dg_set_roles(:own.org, :own.member, 2, :own.tenant2 || ':*:viewer:')",
        "dg_set_roles(:own.org, :own.member, 2, '*:*:viewer: ' || :own.tenant || ':1:editor:')",
        "dg_issue_key(:own.org, :own.member, sha256('new'), 'n', null, null, null, null, '', 1)",
        "dg_rotate_key(:own.org, :own.key, sha256('new'), null, 1, 1)",
        "dg_revoke_key(:own.org, :own.key, 1)",
        "dg_set_password(:own.org, :own.owner, 1, 'w', sha256('new'), 1)",
        "dg_set_password(:own.org, :own.owner, 1, null, null, 1)",
        "dg_password_attempt(:own.owner, 5, 1000)",
        "dg_password_right(sha256(('password of ' || :own.owner)::bytea))",
        "dg_create_ip_entry(:own.org, 3, '203.0.113.1', '', true, null, :own.owner, 1)",
        "dg_change_ip_entry(:own.org, 3, :own.entry, '203.0.113.1', '', false, null)",
        "dg_remove_ip_entry(:own.org, 3, :own.entry)",
        "dg_set_ip_mode(:own.org, 3, 'monitor')",
        "dg_open_session('s', :own.owner, sha256(:own.owner_secret), :own.tenant, 1, 9e12::bigint, 9e12::bigint, '', '', sha256('t'), 1)",
        "dg_switch_session(:own.session, 's', :own.tenant2, 9e12::bigint, '', '', sha256('t'), 1)",
        "dg_rotate_refresh_token(sha256(:own.refresh), :own.session, sha256('t'), '', 1000, '', '')",
        "dg_end_session(:own.session, 'logout')",
        "dg_end_stolen_session(:own.session)",
        "dg_log_out_everywhere(:own.owner, 'logout_all')",
        "dg_dispatch_attempted(1, 1000)",
        "dg_dispatch_counted('{}')"
      })
  void changesOneOrganisationAndWaitsForNoOther(String call) throws SQLException {
    assertChangesOneOnly(List.of("select " + call));
  }

  /** Places are erased in the order in which they may be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'namespace:' || :own.tenant || '/1'",
        "'tenant:' || :own.tenant",
        "'tenant:' || :own.tenant; 'tenant:' || :own.tenant2; 'organisation:' || :own.org"
      })
  void erasesWhatIsOneOrganisations(String places) throws SQLException {
    assertChangesOneOnly(
        Stream.of(places.split("; "))
            .flatMap(place -> ERASE.stream().map(step -> step.formatted(place)))
            .toList());
  }

  private void assertChangesOneOnly(List<String> statements) throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides);
          Sql busy = new Sql(organisations.server().database().connect())) {
        assertThat(
                busy.number(
                    LOCK.formatted(sides.other().value("org"), sides.other().value("tenant"))))
            .isEqualTo(5);
        var own = calls.ownRows();
        var other = calls.otherRows();
        for (String statement : statements) {
          calls.call(statement);
        }
        assertThat(calls.otherRows()).isEqualTo(other);
        assertThat(calls.ownRows()).isNotEqualTo(own);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dg_change_tenant(:other.tenant, 1, 'renamed', 'suspended')",
        "dg_change_namespace(:other.tenant, 1, 1, 'renamed', 'suspended')",
        "dg_change_principal(:own.org, :other.member, 2, 'renamed', 'disabled')",
        "dg_set_roles(:own.org, :other.member, 2, '')",
        "dg_set_roles(:own.org, :own.member, 2, :other.tenant || ':*:viewer:')",
        "dg_issue_key(:own.org, :other.member, sha256('new'), 'n', null, null, null, null, '', 1)",
        "dg_rotate_key(:own.org, :other.key, sha256('new'), null, 1, 1)",
        "dg_revoke_key(:own.org, :other.key, 1)",
        "dg_set_password(:own.org, :other.owner, 1, 'w', sha256('new'), 1)",
        "dg_revoke_key(:own.org, encode(substr(sha256(('password of ' || :own.owner)::bytea), 1, 8), 'hex'), 1)",
        "dg_rotate_key(:own.org, encode(substr(sha256(('password of ' || :own.owner)::bytea), 1, 8), 'hex'), sha256('new'), null, 1, 1)",
        "dg_request_deletion('tenant:' || :other.tenant, 'somebody', 0, 0)",
        "dg_request_deletion('namespace:' || :other.tenant || '/1', 'somebody', 0, 0)",
        "dg_open_session('s', :other.owner, sha256(:own.owner_secret), :other.tenant, 1, 9e12::bigint, 9e12::bigint, '', '', sha256('t'), 9)",
      })
  void refusesWhatAnotherOrganisationHas(String call) throws SQLException {
    assertRefused(call, CONFLICT);
  }

  /** Whatever owners others have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dg_set_roles(:own.org, :own.owner, 1, '')",
        "dg_change_principal(:own.org, :own.owner, 1, 'renamed', 'disabled')"
      })
  void keepsAnOwnerOfEachOrganisation(String call) throws SQLException {
    assertRefused(call, CONFLICT);
  }

  /** Not as a conflict: that would tell how many namespaces the bound tenant has. */
  @Test
  void refusesANamespaceInATenantThatIsNotBound() throws SQLException {
    assertRefused("dg_create_namespace(:other.tenant, 2, 'more', 1, 1)", Sql.FORBIDDEN);
  }

  @Test
  void aSessionBelongsToTheOrganisationOfItsPrincipal() throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        calls.call(
            "select dg_open_session('s', :own.owner, sha256(:own.owner_secret), :own.tenant, 1, 9e12::bigint, 9e12::bigint, '', '', sha256('t'), 9)");
        assertThat(calls.asSuperuser("select organisation_id from session where sid = 's'"))
            .containsExactly(sides.own().value("org"));
      }
    }
  }

  @Test
  void aSessionEndsWithTheLastRoleInItsTenantWhateverElseItsPrincipalHas() throws SQLException {
    try (FunctionCalls calls =
        new FunctionCalls(organisations.server(), organisations.bothWays().get(0))) {
      calls.call("select dg_set_roles(:own.org, :own.member, 2, :own.tenant2 || ':*:viewer:')");
      assertThat(
              calls.asSuperuser(
                  "select revoked_reason from session where sid = :own.member_session"))
          .containsExactly("no_membership");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dg_start_purge", "dg_cancel_deletion", "dg_finish_purge"})
  void erasesNothingThatNobodyHasAskedToDelete(String function) throws SQLException {
    assertRefused(function + "('tenant:' || :own.tenant)", CONFLICT);
  }

  @Test
  void anOrganisationWithTenantsIsNotForgotten() throws SQLException {
    assertRefused("dg_request_deletion('organisation:' || :own.org, 'somebody', 0, 0)", CONFLICT);
    try (FunctionCalls calls =
        new FunctionCalls(organisations.server(), organisations.bothWays().get(0))) {
      calls.asSuperuser(
          "insert into deletion values ('organisation:' || :own.org, 'somebody', 0, 0) returning 1");
      assertThat(calls.refusal("dg_start_purge('organisation:' || :own.org)")).contains(CONFLICT);
      calls.asSuperuser("update deletion set purging = true returning 1");
      assertThat(calls.refusal("dg_finish_purge('organisation:' || :own.org)")).contains(CONFLICT);
    }
  }

  @Test
  void anOrganisationThatIsNotActiveGetsNoTenants() throws SQLException {
    try (FunctionCalls calls =
        new FunctionCalls(organisations.server(), organisations.bothWays().get(0))) {
      calls.asSuperuser(
          "update organisation set state = 'suspended' where organisation_id = :own.org returning 1");
      assertThat(calls.refusal("dg_create_tenant(:own.org, 900000000000, 'three', 3, 1)"))
          .contains(CONFLICT);
    }
  }

  private void assertRefused(String call, String state) throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        assertThat(calls.refusal(call)).contains(state);
      }
    }
  }
}
