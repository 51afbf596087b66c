package io.decisiongate.core.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role that this build defines. */
public sealed interface Role permits BuiltInRole, KernelRole {
  /** The name in the database and in grants, for example {@code project_admin}; case counts. */
  String wire();

  /** What it lets somebody do where it holds; cannot be changed. */
  Set<Capability> capabilities();

  /** The core's roles that come with it, for those who ask for these: the schema registry. */
  List<KernelRole> kernelRoles();

  /** The role of this name; empty when nobody defines it. */
  static Optional<Role> named(String wire) {
    return Optional.ofNullable(ByName.ROLES.get(wire));
  }

  /** The roles, found once. */
  final class ByName {
    private static final Map<String, Role> ROLES =
        Stream.<Role>concat(Arrays.stream(BuiltInRole.values()), Arrays.stream(KernelRole.values()))
            .collect(Collectors.toUnmodifiableMap(Role::wire, role -> role));

    private ByName() {}
  }
}
