package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.administration.TwoOrganisations.Sides;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What functions of the database answer about one organisation or principal has nothing of another,
 * whatever the application makes of it.
 */
@ExtendWith(TwoOrganisations.Access.class)
class ReadsApartIT {
  private final TwoOrganisations organisations;

  ReadsApartIT(TwoOrganisations organisations) {
    this.organisations = organisations;
  }

  /** The second column is an expression for the one row that is expected. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          organisation_id || ' ' || organisation_roles || ' ' || tenant_roles from dg_administrator(:own.owner, ''); :own.org || ' owner '
          organisation_id || ' ' || organisation_roles || ' ' || tenant_roles from dg_administrator(:own.member, ''); concat(:own.org, '  ', :own.tenant, ':editor ', :own.tenant2, ':viewer')
          organisation_id || ' ' || organisation_roles || ' ' || tenant_roles from dg_administrator(:own.guest, ''); concat(:own.org, ' viewer ', :own.tenant, ':editor')
          principal_id || ' ' || scopes from dg_authenticate(sha256(:own.owner_secret)); concat(:own.owner, ' ', :own.tenant, ':*:owner ', :own.tenant2, ':*:owner')
          principal_id || ' ' || scopes from dg_authenticate(sha256(:own.secret)); concat(:own.member, ' ', :own.tenant, ':*:editor ', :own.tenant2, ':*:viewer')
          principal_id || ' ' || scopes from dg_authenticate(sha256(:own.limited_secret)); concat(:own.member, ' ', :own.tenant, ':*:editor')
          tenants || ' ' || last_tenant from dg_login(sha256(:own.owner_secret)); concat_ws(' ', :own.tenant, :own.tenant2, :own.tenant)
          concat_ws(' ', organisation_roles, good_until = least(expires_at, idle_expires_at)) from dg_session(:own.session); 'owner t'
          count(*) from dg_password_attempt(:own.member, 5, 1); 0
          dg_has_password(:own.owner); true
          dg_has_password(:own.member); false
          verifier from dg_password_attempt(:own.owner, 5, 1); 'v'
          grants from dg_subject(:own.org, :own.member); concat(:own.tenant, ':*:editor ', :own.tenant2, ':*:viewer')
          grants from dg_subject(:own.org, :other.member); ''
          count(*) from dg_principal_of_file('nobody'); 0
          count(*) from dg_principal_of_file(:own.owner); 0
          concat(organisation_id, ' ', grants like '1:*:owner%') from dg_principal_of_file('administrator'); (select concat(organisation_id, ' t') from principal where principal_id = 'administrator')
          dg_has_operators(:own.org); false
          count(*) from dg_roles_in_tenant(:own.tenant); 3
          sid from dg_sessions(:own.owner); :own.session
          dg_count_tenants(:own.org); 2
          dg_owner_of_tenant(:own.tenant); :own.org
          dg_owns_tenant(:own.org, :own.tenant); true
          dg_owns_tenant(:own.org, :other.tenant); false
          dg_owns_tenant(:own.org, 999999999999); false
          dg_has_other_owner(:own.org, :own.owner); false
          dg_has_other_owner(:own.org, :own.member); true
          dg_principal_exists('nobody'); false
          dg_is_operator(:own.owner); false
          dg_has_ip_range(:own.org, :own.range, 0); true
          dg_has_ip_range(:own.org, :other.range, 0); false
          count(*) from dg_ip_allowlist(:own.org); 1
          entries like '%' || :own.range || '%' and entries not like '%' || :other.range || '%' from dg_ip_allowlist(:own.org); true
          """)
  void answersOfOneOrganisation(String call, String expected) throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        assertThat(calls.call("select " + call)).isEqualTo(calls.asSuperuser("select " + expected));
      }
    }
  }

  /** No function gives such a role; if there were one all the same, it would give nothing. */
  @Test
  void aRoleInATenantOfAnotherOrganisationAdministersNothing() throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        calls.asSuperuser(
            "insert into principal_scope (principal_id, scope_tenant, role) values (:own.owner, :other.tenant, 'admin') returning 1");
        assertThat(calls.call("select tenant_roles from dg_administrator(:own.owner, '')"))
            .containsExactly("");
      }
    }
  }

  @Test
  void aSuspendedOrganisationHasNobodyWhoeverElseIsActive() throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        calls.asSuperuser(
            "update organisation set state = 'suspended' where organisation_id = :own.org returning 1");
        assertThat(calls.call("select principal_id from dg_authenticate(sha256(:own.secret))"))
            .isEmpty();
        assertThat(calls.call("select organisation_id from dg_administrator(:own.owner, '')"))
            .isEmpty();
        assertThat(calls.call("select verifier from dg_password_attempt(:own.owner, 5, 1)"))
            .isEmpty();
      }
    }
  }

  @Test
  void aDisabledPersonHasNoPasswordWhoeverElseIsActive() throws SQLException {
    for (Sides sides : organisations.bothWays()) {
      try (FunctionCalls calls = new FunctionCalls(organisations.server(), sides)) {
        calls.asSuperuser(
            "update principal set state = 'disabled' where principal_id = :own.owner returning 1");
        assertThat(calls.call("select verifier from dg_password_attempt(:own.owner, 5, 1)"))
            .isEmpty();
      }
    }
  }
}
