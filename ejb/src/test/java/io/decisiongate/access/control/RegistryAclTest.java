package io.decisiongate.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.RegistryAclSettings;
import io.decisiongate.core.configuration.RegistryAclSettings.Action;
import io.decisiongate.core.configuration.RegistryAclSettings.Effect;
import io.decisiongate.core.configuration.RegistryAclSettings.Rule;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of auth.md sections 5.1 and 5.2. */
class RegistryAclTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final NamespaceId NAMESPACE = new NamespaceId(2);

  @ParameterizedTest
  @CsvSource({
    "TenantAdmin, prod, true, true",
    "TenantAdmin, , true, true",
    "NamespaceOwner, project, true, true",
    "NamespaceAdmin, prod, true, true",
    "NamespaceWriter, project, true, false",
    "NamespaceReader, scratch, true, false",
    "SchemaManager, prod, true, false",
    "SchemaManager, PROD, true, false",
    "SchemaManager, , true, false",
    "SchemaManager, project, true, true",
    "SchemaManager, scratch, true, true",
    "tenantadmin, prod, false, false",
    "Auditor, project, false, false"
  })
  void rolesDecideWhoReadsAndRegisters(
      String role, String policyClass, boolean reads, boolean registers) {
    Principal principal = principal(role, Optional.ofNullable(policyClass), true);
    for (Action action : List.of(Action.LIST, Action.GET)) {
      assertThat(decide(builtIn(false), principal, action))
          .isEqualTo(
              new RegistryAcl.Decision(reads, reads ? "builtin_allow_read" : "builtin_deny_read"));
    }
    assertThat(decide(builtIn(false), principal, Action.REGISTER))
        .isEqualTo(
            new RegistryAcl.Decision(
                registers, registers ? "builtin_allow_write" : "builtin_deny_write"));
  }

  @Test
  void aRoleCountsOnlyWhereItHolds() {
    for (Principal.Role elsewhere :
        List.of(
            new Principal.Role("TenantAdmin", Optional.of(new TenantId(9)), Optional.empty()),
            new Principal.Role(
                "TenantAdmin", Optional.of(TENANT), Optional.of(new NamespaceId(9))))) {
      assertThat(decide(builtIn(false), principal(List.of(elsewhere)), Action.LIST).allowed())
          .isFalse();
    }
    for (Principal.Role here :
        List.of(
            new Principal.Role("TenantAdmin", Optional.empty(), Optional.empty()),
            new Principal.Role("TenantAdmin", Optional.of(TENANT), Optional.empty()),
            new Principal.Role("TenantAdmin", Optional.empty(), Optional.of(NAMESPACE)))) {
      assertThat(decide(builtIn(false), principal(List.of(here)), Action.REGISTER).allowed())
          .isTrue();
    }
  }

  @Test
  void localCallersNeedNoRoleWhereThatIsAllowed() {
    Principal local = principal("none", Optional.empty(), true);
    Principal remote = principal("none", Optional.empty(), false);
    assertThat(decide(builtIn(true), local, Action.REGISTER))
        .isEqualTo(new RegistryAcl.Decision(true, "builtin_allow_local_only"));
    assertThat(decide(builtIn(true), remote, Action.REGISTER).allowed()).isFalse();
    assertThat(decide(builtIn(false), local, Action.REGISTER).allowed()).isFalse();
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    Principal principal = principal("Author", Optional.of("project"), true);
    Rule deny = rule(Effect.DENY, List.of(Action.REGISTER), List.of(), List.of());
    Rule allow = rule(Effect.ALLOW, List.of(), List.of(), List.of());

    assertThat(decide(custom(Effect.DENY, deny, allow), principal, Action.REGISTER))
        .isEqualTo(new RegistryAcl.Decision(false, "custom_deny"));
    assertThat(decide(custom(Effect.DENY, deny, allow), principal, Action.GET))
        .isEqualTo(new RegistryAcl.Decision(true, "custom_allow"));
    assertThat(decide(custom(Effect.DENY, allow, deny), principal, Action.REGISTER))
        .isEqualTo(new RegistryAcl.Decision(true, "custom_allow"));
  }

  @Test
  void withoutAMatchTheDefaultDecidesAndLocalCallersAreNobodySpecial() {
    Principal local = principal("Author", Optional.empty(), true);
    assertThat(decide(custom(Effect.ALLOW), local, Action.LIST))
        .isEqualTo(new RegistryAcl.Decision(true, "default_allow"));
    RegistryAclSettings closed =
        new RegistryAclSettings(
            RegistryAclSettings.Mode.CUSTOM, Effect.DENY, true, false, List.of(), List.of());
    assertThat(decide(closed, local, Action.LIST))
        .isEqualTo(new RegistryAcl.Decision(false, "default_deny"));
  }

  @Test
  void everyDimensionOfARuleMustContainTheCall() {
    Principal principal = principal("Author", Optional.of("project"), true);
    List<Rule> matching =
        List.of(
            new Rule(
                Effect.ALLOW,
                List.of(Action.LIST),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(TENANT),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(),
                List.of(NAMESPACE),
                List.of(),
                List.of(),
                List.of()),
            rule(Effect.ALLOW, List.of(), List.of("caller"), List.of()),
            rule(Effect.ALLOW, List.of(), List.of(), List.of("Author", "Other")),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("project")));
    List<Rule> others =
        List.of(
            new Rule(
                Effect.ALLOW,
                List.of(Action.GET),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(new TenantId(9)),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(),
                List.of(new NamespaceId(9)),
                List.of(),
                List.of(),
                List.of()),
            rule(Effect.ALLOW, List.of(), List.of("Caller"), List.of()),
            rule(Effect.ALLOW, List.of(), List.of(), List.of("author")),
            new Rule(
                Effect.ALLOW,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("Project")));
    assertThat(matching)
        .allSatisfy(
            rule ->
                assertThat(decide(custom(Effect.DENY, rule), principal, Action.LIST).allowed())
                    .isTrue());
    assertThat(others)
        .allSatisfy(
            rule ->
                assertThat(decide(custom(Effect.DENY, rule), principal, Action.LIST).reason())
                    .isEqualTo("default_deny"));
  }

  @Test
  void whoHasNoClassMatchesNoListOfClasses() {
    Rule classes =
        new Rule(
            Effect.ALLOW, List.of(), List.of(), List.of(), List.of(), List.of(), List.of("prod"));
    assertThat(
            decide(
                    custom(Effect.DENY, classes),
                    principal("Author", Optional.empty(), true),
                    Action.LIST)
                .allowed())
        .isFalse();
  }

  private static RegistryAcl.Decision decide(
      RegistryAclSettings settings, Principal principal, Action action) {
    return RegistryAcl.decide(settings, principal, action, TENANT, NAMESPACE);
  }

  private static RegistryAclSettings builtIn(boolean allowLocalOnly) {
    return new RegistryAclSettings(
        RegistryAclSettings.Mode.BUILTIN, Effect.DENY, allowLocalOnly, false, List.of(), List.of());
  }

  private static RegistryAclSettings custom(Effect byDefault, Rule... rules) {
    return new RegistryAclSettings(
        RegistryAclSettings.Mode.CUSTOM, byDefault, false, false, List.of(), List.of(rules));
  }

  private static Rule rule(
      Effect effect, List<Action> actions, List<String> subjects, List<String> roles) {
    return new Rule(effect, actions, List.of(), List.of(), subjects, roles, List.of());
  }

  private static Principal principal(String role, Optional<String> policyClass, boolean local) {
    return new Principal(
        "caller",
        local ? Principal.Method.LOCAL : Principal.Method.BEARER_TOKEN,
        "caller",
        Set.of(),
        List.of(new Principal.Role(role, Optional.of(TENANT), Optional.of(NAMESPACE))),
        policyClass,
        Rights.NONE);
  }

  private static Principal principal(List<Principal.Role> roles) {
    return new Principal(
        "caller", Principal.Method.LOCAL, "caller", Set.of(), roles, Optional.empty(), Rights.NONE);
  }
}
