package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file as properties, and properties over the file. */
class FlatPropertiesTest {

  @Test
  void eachValueBecomesAPropertyWithItsDottedKey() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            """
            [server]
            max_body_bytes = 1048576
            [server.audit]
            enabled = false
            [server.feedback.scenario_next]
            trace_subjects = []
            [server.limits.rate_limit]
            [namespace]
            default_tenants = [1, 7]
            [tenancy]
            mode = "open"
            [[providers]]
            name = "env"
            type = "builtin"
            [providers.config.overrides]
            EMPTY = ""
            QUOTED = "\\"q\\""
            "a.b" = "dotted"
            """);

    assertThat(file.properties())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("dg.server.max_body_bytes", "1048576"),
                Map.entry("dg.server.audit.enabled", "false"),
                Map.entry("dg.server.feedback.scenario_next.trace_subjects", "[]"),
                Map.entry("dg.server.limits.rate_limit", "{}"),
                Map.entry("dg.namespace.default_tenants[0]", "1"),
                Map.entry("dg.namespace.default_tenants[1]", "7"),
                Map.entry("dg.tenancy.mode", "open"),
                Map.entry("dg.providers[0].name", "env"),
                Map.entry("dg.providers[0].type", "builtin"),
                Map.entry("dg.providers[0].config.overrides.EMPTY", "\"\""),
                Map.entry("dg.providers[0].config.overrides.QUOTED", "\"\\\"q\\\"\""),
                Map.entry("dg.providers[0].config.overrides.\"a.b\"", "dotted")));
    assertThat(ConfigurationFile.fromProperties(file.properties()).configuration())
        .isEqualTo(file.configuration());
  }

  static Stream<Arguments> strings() {
    return Stream.of(
            "",
            "\"",
            "\"\"",
            "\"a",
            "true",
            "12",
            "[]",
            "{}",
            "a\\b",
            "two\nlines",
            "tab\t",
            "ü€😀",
            " x ")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("strings")
  void anyStringSurvives(String value) {
    String toml =
        "providers = [{ name = \"env\", type = \"builtin\", config = { overrides = { X = "
            + TomlText.quoted(value)
            + " } } }]";
    ConfigurationFile file = ConfigurationFile.parse(toml);

    assertThat(overrides(file)).contains(Map.of("X", value));
    assertThat(overrides(ConfigurationFile.fromProperties(file.properties())))
        .contains(Map.of("X", value));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void anyKeySurvives(String key) {
    String toml =
        "providers = [{ name = \"env\", type = \"builtin\", config = { overrides = { "
            + TomlText.quoted(key)
            + " = \"x\" } } }]";
    ConfigurationFile file = ConfigurationFile.parse(toml);

    assertThat(overrides(ConfigurationFile.fromProperties(file.properties())))
        .contains(Map.of(key, "x"));
  }

  @Test
  void propertyReplacesOneValueOfTheFile() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            """
            [server]
            transport = "http"
            bind = "127.0.0.1:4000"
            [[providers]]
            name = "time"
            type = "builtin"
            """,
            Map.of(
                "dg.server.bind", "127.0.0.1:5000",
                "dg.server.max_body_bytes", "512",
                "dg.providers[0].config.allow_logical", "false",
                "dg.providers[1].name", "env",
                "dg.providers[1].type", "builtin",
                "DECISION_GATE_CONFIG", "other.toml"));

    assertThat(file.configuration().server().bind()).contains("127.0.0.1:5000");
    assertThat(file.configuration().server().maxBodyBytes()).isEqualTo(512);
    assertThat(file.configuration().providers())
        .extracting(ProviderSettings::name)
        .containsExactly("time", "env");
    assertThat(((ProviderSettings.Builtin) file.configuration().providers().getFirst()).config())
        .isEqualTo(new BuiltinProviderSettings.Time(false));
    assertThat(file.configuration().tenancy().mode()).isEqualTo(TenancySettings.Mode.OPEN);
    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void propertyMayRepairTheFile() {
    assertThat(
            ConfigurationFile.parse(
                    "server.max_body_bytes = 0", Map.of("dg.server.max_body_bytes", "1"))
                .configuration()
                .server()
                .maxBodyBytes())
        .isEqualTo(1);
  }

  @Test
  void propertyMayReplaceAWholeArrayOrTable() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            """
            namespace.default_tenants = [1, 2, 3]
            trust.default_policy = { require_signature = { keys = ["a"] } }
            """,
            Map.of(
                "dg.namespace.default_tenants", "[7]",
                "dg.trust.default_policy", "audit",
                "dg.server.limits.rate_limit", "{ max_requests = 5 }"));

    assertThat(file.configuration().namespace().defaultTenants())
        .extracting(Object::toString)
        .containsExactly("7");
    assertThat(file.configuration().trust().defaultPolicy()).isEqualTo(new TrustPolicy.Audit());
    assertThat(file.configuration().server().limits().rateLimit())
        .contains(new RateLimitSettings(5, 1000, 4096));
  }

  @Test
  void signaturePolicyCanBeWrittenAsOneProperty() {
    assertThat(
            ConfigurationFile.fromProperties(
                    Map.of("dg.trust.default_policy", "{ require_signature = { keys = [\"k\"] } }"))
                .configuration()
                .trust()
                .defaultPolicy())
        .isEqualTo(new TrustPolicy.RequireSignature(List.of("k")));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "server.max_body_bytes: not a TOML value", Map.of("dg.server.max_body_bytes", "many")),
        Arguments.of(
            "server.max_body_bytes: not a TOML value",
            Map.of("dg.server.max_body_bytes", "1\nx = 2")),
        Arguments.of(
            "server.max_body_bytes: not a TOML value", Map.of("dg.server.max_body_bytes", "")),
        Arguments.of(
            "server.max_body_bytes: expected an integer, found a boolean",
            Map.of("dg.server.max_body_bytes", "true")),
        Arguments.of("server.bind: not a TOML value", Map.of("dg.server.bind", "\"open")),
        Arguments.of(
            "namespace.default_tenants[1]: missing, but later items are set",
            Map.of("dg.namespace.default_tenants[0]", "1", "dg.namespace.default_tenants[2]", "1")),
        Arguments.of(
            "namespace.default_tenants: set as a whole and in parts",
            Map.of("dg.namespace.default_tenants", "[]", "dg.namespace.default_tenants[0]", "1")),
        Arguments.of(
            "providers: set as a table and as an array",
            Map.of("dg.providers[0].name", "time", "dg.providers.name", "time")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void propertyOfTheWrongTypeNamesItsKey(String message, Map<String, String> properties) {
    assertThatThrownBy(() -> ConfigurationFile.fromProperties(properties))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("config parse error: " + message);
  }

  @Test
  void propertiesOfOthersAreLeftAlone() {
    ConfigurationFile file =
        ConfigurationFile.fromProperties(
            Map.of("dg.fixtures", "x", "dg.fixtures.more", "y", "dg.a[b", "z", "java.home", "/"));

    assertThat(file.warnings())
        .containsExactlyInAnyOrder(
            "unknown key ignored: fixtures",
            "unknown key ignored: fixtures.more",
            "unknown key ignored: a[b");
  }

  private static Optional<Map<String, String>> overrides(ConfigurationFile file) {
    ProviderSettings.Builtin env =
        (ProviderSettings.Builtin) file.configuration().providers().getFirst();
    return ((BuiltinProviderSettings.Env) env.config()).overrides();
  }

  /** MicroProfile Config makes {@code $} of {@code $$} and puts a value in place of ${x}. */
  @ParameterizedTest
  @ValueSource(strings = {"a$$b", "${HOME}", "\\$x", "$", "a\"$\\"})
  void noValueHasADollarThatSomebodyCouldExpand(String value) {
    ConfigurationFile written =
        ConfigurationFile.parse(
            "[[providers]]\nname = \"env\"\ntype = \"builtin\"\nconfig.overrides = { X = "
                + TomlText.quoted(value)
                + " }\n");

    Map<String, String> properties = written.properties();

    assertThat(properties.values()).noneMatch(text -> text.contains("$"));
    assertThat(ConfigurationFile.fromProperties(properties).configuration().providers())
        .isEqualTo(written.configuration().providers())
        .isNotEmpty();
    assertThat(written.configuration().providers().getFirst())
        .isInstanceOfSatisfying(
            ProviderSettings.Builtin.class,
            env ->
                assertThat(((BuiltinProviderSettings.Env) env.config()).overrides().orElseThrow())
                    .containsEntry("X", value));
  }
}
