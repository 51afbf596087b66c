package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.configuration.BuiltinProviderSettings.Kind;
import io.decisiongate.core.evidence.Lane;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code providers} as written, with keys of both types of provider: which keys are
 * allowed is a matter of validation, not of parsing.
 */
record ProviderEntry(
    TableReader table,
    String name,
    Type type,
    List<String> command,
    Optional<String> url,
    boolean allowInsecureHttp,
    Optional<String> capabilitiesPath,
    Optional<TableReader> auth,
    Optional<Secret> bearerToken,
    boolean hasConfig,
    Optional<TrustPolicy> trust,
    boolean allowRaw,
    Lane maxLane,
    boolean strictAnswers,
    ProviderTimeouts timeouts) {

  enum Type {
    BUILTIN,
    MCP
  }

  static ProviderEntry from(TableReader table) {
    Optional<TableReader> auth = table.optionalSection("auth");
    List<String> command = table.texts("command");
    return new ProviderEntry(
        table,
        table.text("name", ""),
        table.word("type", Type.class).orElseThrow(() -> table.missing("type")),
        command,
        table.text("url"),
        table.flag("allow_insecure_http", false),
        table.text("capabilities_path"),
        auth,
        auth.flatMap(section -> section.text("bearer_token")).map(Secret::new),
        table.value("config").isPresent(),
        TrustPolicyReader.read(table, "trust"),
        table.flag("allow_raw", false),
        table.word("max_lane", Lane.class, Lane.VERIFIED),
        table.flag("strict_answers", false),
        ProviderTimeouts.from(table.section("timeouts"), !command.isEmpty()));
  }

  /** The settings, when all rules for one provider hold. */
  ProviderSettings validated() {
    require(!name.isBlank(), "provider name is empty");
    FieldRules.trimmed("provider name", name);
    ProviderSettings settings =
        switch (type) {
          case BUILTIN -> builtin();
          case MCP -> mcp();
        };
    timeouts.validate();
    return settings;
  }

  private ProviderSettings builtin() {
    Kind kind =
        Kind.named(name)
            .orElseThrow(() -> ConfigurationException.invalid("unknown builtin provider: " + name));
    require(command.isEmpty(), "builtin provider does not accept command");
    require(url.isEmpty(), "builtin provider does not accept url");
    require(!allowInsecureHttp, "builtin provider does not accept allow_insecure_http");
    require(auth.isEmpty(), "builtin provider does not accept auth");
    require(capabilitiesPath.isEmpty(), "builtin provider does not accept capabilities_path");
    require(!strictAnswers, "builtin provider does not accept strict_answers");
    try {
      BuiltinProviderSettings config = config(kind, table.section("config"));
      return new ProviderSettings.Builtin(config, trust, allowRaw, maxLane, timeouts);
    } catch (ConfigurationException unusable) {
      throw ConfigurationException.invalid(
          "provider config error: " + unusable.problem(), unusable);
    }
  }

  private static BuiltinProviderSettings config(Kind kind, TableReader config) {
    return switch (kind) {
      case TIME -> BuiltinProviderSettings.Time.from(config);
      case ENV -> BuiltinProviderSettings.Env.from(config);
      case JSON -> BuiltinProviderSettings.Json.from(config);
      case HTTP -> BuiltinProviderSettings.Http.from(config);
    };
  }

  private ProviderSettings mcp() {
    require(Kind.named(name).isEmpty(), "provider name reserved for builtin: " + name);
    require(!command.isEmpty() || url.isPresent(), "mcp provider requires command or url");
    url.ifPresent(
        address -> {
          FieldRules.url("providers.url", address);
          require(
              allowInsecureHttp || !FieldRules.isPlainHttp(address),
              "insecure http requires allow_insecure_http");
        });
    require(capabilitiesPath.isPresent(), "mcp provider requires capabilities_path");
    String contract = capabilitiesPath.orElseThrow();
    FieldRules.path("providers.capabilities_path", contract);
    require(!hasConfig, "mcp provider does not accept config");
    bearerToken.ifPresent(token -> FieldRules.token("providers.auth.bearer_token", token.value()));
    return new ProviderSettings.Mcp(
        name,
        command,
        url,
        allowInsecureHttp,
        contract,
        bearerToken,
        trust,
        allowRaw,
        maxLane,
        strictAnswers,
        timeouts);
  }
}
