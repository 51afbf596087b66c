package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.allNonEmpty;
import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;

/**
 * {@code schema_registry.acl} (auth.md section 5).
 *
 * @param byDefault the key {@code default}: what holds when no custom rule matches
 * @param allowLocalOnly whether local callers may do everything; built-in mode only
 * @param signingKeys files with Ed25519 public keys; if there are any, every schema must be signed
 *     by one of them
 */
public record RegistryAclSettings(
    Mode mode,
    Effect byDefault,
    boolean allowLocalOnly,
    boolean requireSigning,
    List<String> signingKeys,
    List<Rule> rules) {
  private static final int MAX_RULES = 256;

  /** Roles decide, or the rules. */
  public enum Mode {
    BUILTIN,
    CUSTOM
  }

  /** The outcome of a rule. */
  public enum Effect {
    DENY,
    ALLOW
  }

  /** What is done with the registry. */
  public enum Action {
    REGISTER,
    LIST,
    GET
  }

  /** A custom rule; it matches when each list that is not empty contains the call's value. */
  public record Rule(
      Effect effect,
      List<Action> actions,
      List<TenantId> tenants,
      List<NamespaceId> namespaces,
      List<String> subjects,
      List<String> roles,
      List<String> policyClasses) {

    static Rule from(TableReader table) {
      return new Rule(
          table.word("effect", Effect.class).orElseThrow(() -> table.missing("effect")),
          table.words("actions", Action.class),
          table.ids("tenants").stream().map(TenantId::new).toList(),
          table.ids("namespaces").stream().map(NamespaceId::new).toList(),
          table.texts("subjects"),
          table.texts("roles"),
          table.texts("policy_classes"));
    }

    void validate() {
      allNonEmpty("schema_registry.acl.rules.subjects", subjects);
      allNonEmpty("schema_registry.acl.rules.roles", roles);
      allNonEmpty("schema_registry.acl.rules.policy_classes", policyClasses);
    }
  }

  public RegistryAclSettings {
    signingKeys = List.copyOf(signingKeys);
    rules = List.copyOf(rules);
  }

  static RegistryAclSettings from(TableReader table) {
    return new RegistryAclSettings(
        table.word("mode", Mode.class, Mode.BUILTIN),
        table.word("default", Effect.class, Effect.DENY),
        table.flag("allow_local_only", false),
        table.flag("require_signing", false),
        table.texts("signing_keys"),
        table.sections("rules", Rule::from));
  }

  void validate() {
    signingKeys.forEach(path -> FieldRules.path("schema_registry.acl.signing_keys", path));
    require(rules.size() <= MAX_RULES, "schema_registry.acl.rules exceeds max entries");
    rules.forEach(Rule::validate);
  }
}
