package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several broken rules the one of the first section is reported (configuration.md, loading). */
class ValidationOrderTest {
  private record Broken(String toml, String message) {}

  /** In the documented order; each breaks a rule and needs no other. */
  private static final List<Broken> SECTIONS =
      List.of(
          new Broken(
              "[server]\nmode = \"dev_permissive\"\nmax_body_bytes = 0",
              "max_body_bytes must be greater than zero"),
          new Broken(
              "[namespace]\nallow_default = true",
              "namespace.allow_default requires namespace.default_tenants"),
          new Broken(
              "[dev]\npermissive_ttl_days = 0",
              "dev.permissive_ttl_days must be greater than zero"),
          new Broken(
              "[validation]\nstrict = false",
              "validation.strict=false requires validation.allow_permissive=true"),
          new Broken(
              "[policy]\nengine = \"static\"", "policy.engine=static requires policy.static"),
          new Broken(
              "[run_state_store]\nread_pool_size = 0",
              "run_state_store read_pool_size must be greater than zero"),
          new Broken(
              "[schema_registry]\nread_pool_size = 0",
              "schema_registry read_pool_size must be greater than zero"),
          new Broken(
              "[anchors]\nproviders = [{}]", "anchors.providers.provider_id must be non-empty"),
          new Broken(
              "[provider_discovery]\nmax_response_bytes = 0",
              "provider_discovery.max_response_bytes must be > 0"),
          new Broken("[docs]\nmax_docs = 0", "docs.max_docs out of range"),
          new Broken(
              "[runpack_storage]\ntype = \"object_store\"\nprovider = \"s3\"",
              "runpack_storage.bucket must be set"),
          new Broken(
              """
              [[providers]]
              name = "time"
              type = "builtin"
              [[providers]]
              name = "time"
              type = "builtin"
              [[providers]]
              name = ""
              type = "mcp"
              """,
              "provider name is empty"),
          new Broken("[database]", "database.url must be non-empty"),
          new Broken(
              "[dispatch]\nmax_attempts = 0", "dispatch.max_attempts must be between 1 and 1000"));

  static Stream<Arguments> suffixes() {
    return IntStream.range(0, SECTIONS.size())
        .mapToObj(
            i -> {
              List<Broken> from = new ArrayList<>(SECTIONS.subList(i, SECTIONS.size()));
              String toml =
                  from.reversed().stream().map(Broken::toml).collect(Collectors.joining("\n"));
              return Arguments.of(from.getFirst().message(), toml);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("suffixes")
  void firstBrokenSectionIsReported(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .hasMessage("invalid config: " + message);
  }

  @Test
  void aNameThatIsTakenIsFoundAfterTheRulesOfEachProvider() {
    String time = "[[providers]]\nname = \"time\"\ntype = \"builtin\"\n";

    assertThatThrownBy(
            () -> ConfigurationFile.parse(time + time + "timeouts = { request_timeout_ms = 1 }"))
        .hasMessageContaining("providers.timeouts.request_timeout_ms");
    assertThatThrownBy(() -> ConfigurationFile.parse(time + time + "[database]"))
        .hasMessage("invalid config: duplicate provider name: time");
  }
}
