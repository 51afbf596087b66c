package io.decisiongate.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  private final Rights rights =
      new Rights(
          List.of(
              binding(1, Optional.empty(), Capability.RUNS_READ),
              binding(2, Optional.of(7L), Capability.RUNS_READ, Capability.RUNS_WRITE),
              binding(2, Optional.of(8L), Capability.SCHEMAS_READ)),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "RUNS_READ, 1, 1, true",
    "RUNS_READ, 1, 9, true",
    "RUNS_READ, 2, 7, true",
    "RUNS_READ, 2, 8, false",
    "RUNS_READ, 3, 7, false",
    "RUNS_WRITE, 2, 7, true",
    "RUNS_WRITE, 1, 7, false",
    "RUNS_WRITE, 2, 8, false",
    "SCHEMAS_READ, 2, 8, true",
    "SCHEMAS_READ, 2, 7, false",
    "SCHEMAS_WRITE, 2, 8, false"
  })
  void aRoleHoldsWhereItWasGiven(
      Capability capability, long tenant, long namespace, boolean allowed) {
    assertThat(rights.hold(capability, new TenantId(tenant), new NamespaceId(namespace)))
        .isEqualTo(allowed);
  }

  @Test
  void somewhereIsEnoughForWhatHappensNowhere() {
    assertThat(rights.holdAnywhere(Capability.SCHEMAS_READ)).isTrue();
    assertThat(rights.holdAnywhere(Capability.SCHEMAS_WRITE)).isFalse();
    assertThat(Rights.NONE.holdAnywhere(Capability.RUNS_READ)).isFalse();
  }

  @Test
  void aRoleThatNobodyDefinesBindsAndAllowsNothing() {
    Rights nothing = new Rights(List.of(binding(1, Optional.empty())), Optional.empty());

    assertThat(nothing.isBound()).isTrue();
    assertThat(Rights.NONE.isBound()).isFalse();
    for (Capability capability : Capability.values()) {
      assertThat(nothing.holdAnywhere(capability)).as(capability.wire()).isFalse();
    }
  }

  @Test
  void aCredentialReachesAsFarAsItsLimit() {
    Rights limited = new Rights(List.of(), Optional.of(Set.of(Capability.RUNS_READ)));
    Rights good = new Rights(List.of(), Optional.of(Set.of()));

    assertThat(limited.reach(Capability.RUNS_READ)).isTrue();
    assertThat(limited.reach(Capability.RUNS_WRITE)).isFalse();
    assertThat(good.reach(Capability.RUNS_READ)).isFalse();
    assertThat(rights.reach(Capability.SSO_MANAGE)).isTrue();
  }

  private static RoleBinding binding(
      long tenant, Optional<Long> namespace, Capability... capabilities) {
    return new RoleBinding(
        Set.of(capabilities), new TenantId(tenant), namespace.map(NamespaceId::new));
  }
}
