package io.decisiongate.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue and the matrix of sessions-rbac.md section 12. */
class RoleMatrixTest {
  /** By capability: the roles that hold it. */
  private static final Map<String, Set<String>> WRITTEN = read();

  @Test
  void theCatalogueIsComplete() {
    assertThat(Arrays.stream(Capability.values()).map(Capability::wire))
        .containsExactlyElementsOf(WRITTEN.keySet());
  }

  @ParameterizedTest
  @EnumSource
  void aRoleHoldsWhatTheMatrixSaysAndNothingElse(BuiltInRole role) {
    for (Capability capability : Capability.values()) {
      assertThat(role.capabilities().contains(capability))
          .as(role.wire() + " " + capability.wire())
          .isEqualTo(WRITTEN.getOrDefault(capability.wire(), Set.of()).contains(role.wire()));
    }
  }

  @Test
  void everyRoleOfTheMatrixIsDefined() {
    Set<String> named = new TreeSet<>();
    WRITTEN.values().forEach(named::addAll);

    assertThat(Arrays.stream(BuiltInRole.values()).map(BuiltInRole::wire))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void noRoleHoldsACapabilityOfThePlatform() {
    assertThat(
            Arrays.stream(BuiltInRole.values())
                .flatMap(role -> role.capabilities().stream())
                .map(Capability::wire))
        .noneMatch(capability -> capability.startsWith("platform:"));
  }

  /** Administration lets owners hand on what they lack themselves; nothing else may be among it. */
  @Test
  void ownersLackOnlyWhatAgentsReportOfThemselves() {
    assertThat(
            Arrays.stream(BuiltInRole.values())
                .flatMap(role -> role.capabilities().stream())
                .filter(capability -> !BuiltInRole.OWNER.capabilities().contains(capability))
                .distinct())
        .containsExactly(Capability.BUDGETS_REPORT);
  }

  private static Map<String, Set<String>> read() {
    List<List<String>> rows = new ArrayList<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("|---"))
        .forEach(
            line -> rows.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()));
    List<String> head = rows.removeFirst();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.get(1), row -> marked(head, row), (a, b) -> a, LinkedHashMap::new));
  }

  private static Set<String> marked(List<String> head, List<String> row) {
    Set<String> roles = new TreeSet<>();
    for (int column = 2; column < row.size(); column++) {
      if (row.get(column).equals("x")) {
        roles.add(head.get(column));
      }
    }
    return roles;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(RoleMatrixTest.class.getResourceAsStream("role-matrix.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("role-matrix.md", e);
    }
  }
}
