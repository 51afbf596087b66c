package io.decisiongate.system.identity;

import java.nio.file.Path;

/** Managed tenancy, with a schema registry that is open to roles of the core. */
public final class RegistryConfiguration {
  private RegistryConfiguration() {}

  /**
   * decision-gate.toml for a port.
   *
   * @param directory under which runpacks may lie
   */
  public static String of(int port, Path directory) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [tenancy]
        mode = "managed"

        [schema_registry.acl]
        mode = "custom"
        default = "deny"

        [[schema_registry.acl.rules]]
        effect = "allow"
        actions = ["register"]
        roles = ["TenantAdmin", "NamespaceOwner", "NamespaceAdmin", "SchemaManager"]

        [[schema_registry.acl.rules]]
        effect = "allow"
        actions = ["list", "get"]
        roles = ["TenantAdmin", "NamespaceOwner", "NamespaceAdmin", "NamespaceWriter", "NamespaceReader", "SchemaManager"]

        [runpacks]
        base_dir = "%s"

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port, directory);
  }
}
