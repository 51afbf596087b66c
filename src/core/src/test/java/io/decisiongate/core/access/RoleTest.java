package io.decisiongate.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.decisiongate.core.tool.ToolName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles by their names, and the roles of the core (sessions-rbac.md section 11, auth.md 9). */
class RoleTest {
  @ParameterizedTest
  @CsvSource({
    "owner, TenantAdmin",
    "admin, TenantAdmin",
    "project_admin, TenantAdmin",
    "editor, NamespaceWriter SchemaManager",
    "viewer, NamespaceReader",
    "auditor, NamespaceReader",
    "service, NamespaceWriter",
    "support_agent, NamespaceReader",
    "TenantAdmin, TenantAdmin",
    "NamespaceOwner, NamespaceOwner",
    "NamespaceAdmin, NamespaceAdmin",
    "NamespaceWriter, NamespaceWriter",
    "NamespaceReader, NamespaceReader",
    "SchemaManager, SchemaManager"
  })
  void theRegistrySeesRolesOfTheCore(String name, String ofCore) {
    assertThat(Role.named(name).orElseThrow().kernelRoles().stream().map(Role::wire))
        .containsExactly(ofCore.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Owner", "EDITOR", "tenantadmin", "TENANT_ADMIN", "member", "*"})
  void otherNamesAreNoRoles(String name) {
    assertThat(Role.named(name)).isEmpty();
  }

  /** The core knows no right to describe a provider but that to list them. */
  private static final Set<ToolName> READ =
      EnumSet.of(
          ToolName.SCENARIO_STATUS,
          ToolName.SCENARIOS_LIST,
          ToolName.SCHEMAS_LIST,
          ToolName.SCHEMAS_GET,
          ToolName.PROVIDERS_LIST,
          ToolName.PROVIDER_CONTRACT_GET,
          ToolName.PROVIDER_CHECK_SCHEMA_GET,
          ToolName.EVIDENCE_QUERY);

  private static final Set<ToolName> RUN =
      EnumSet.of(
          ToolName.SCENARIO_START,
          ToolName.SCENARIO_TRIGGER,
          ToolName.SCENARIO_NEXT,
          ToolName.SCENARIO_SUBMIT,
          ToolName.PRECHECK);

  static Stream<Arguments> toolsOfTheCore() {
    Set<ToolName> all = EnumSet.allOf(ToolName.class);
    all.remove(ToolName.DECISION_GATE_DOCS_SEARCH);
    return Stream.of(
        arguments(KernelRole.TENANT_ADMIN, all),
        arguments(KernelRole.NAMESPACE_OWNER, all),
        arguments(KernelRole.NAMESPACE_ADMIN, all),
        arguments(KernelRole.NAMESPACE_WRITER, with(RUN, READ, Set.of(ToolName.RUNPACK_VERIFY))),
        arguments(KernelRole.NAMESPACE_READER, with(READ, Set.of(ToolName.RUNPACK_VERIFY))),
        arguments(KernelRole.SCHEMA_MANAGER, with(READ, Set.of(ToolName.SCHEMAS_REGISTER))));
  }

  @ParameterizedTest
  @MethodSource("toolsOfTheCore")
  void rolesOfTheCoreAllowTheirTools(KernelRole role, Set<ToolName> tools) {
    assertThat(
            Arrays.stream(ToolName.values())
                .filter(
                    tool -> tool.capability().filter(role.capabilities()::contains).isPresent()))
        .containsExactlyInAnyOrderElementsOf(tools);
  }

  @SafeVarargs
  private static Set<ToolName> with(Set<ToolName>... sets) {
    return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toSet());
  }

  @Test
  void nobodyChangesWhatARoleHolds() {
    assertThat(
            Stream.concat(Arrays.stream(BuiltInRole.values()), Arrays.stream(KernelRole.values())))
        .allSatisfy(
            role ->
                assertThatThrownBy(() -> role.capabilities().add(Capability.PLATFORM_AUDIT))
                    .isInstanceOf(UnsupportedOperationException.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "runs:*", "runs", "RUNS:READ", "runs:read ", "", "mcp:tools"})
  void whatIsNotTheNameOfACapabilityIsNone(String text) {
    assertThat(Capability.named(text)).isEmpty();
  }
}
