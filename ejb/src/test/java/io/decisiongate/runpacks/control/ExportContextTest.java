package io.decisiongate.runpacks.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.runpack.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a manifest says about the server that exported. */
class ExportContextTest {

  @Test
  void ownNamespacesAndVerifiedEvidence() {
    assertThat(ExportContext.security(configuration("")))
        .isEqualTo(new SecurityContext(false, "dg_registry"));
    assertThat(ExportContext.anchorPolicy(configuration(""))).isEmpty();
  }

  @Test
  void eitherSwitchMakesTheServerPermissive() {
    assertThat(ExportContext.security(configuration("[dev]\npermissive = true")).devPermissive())
        .isTrue();
  }

  @Test
  void externalAuthorityIsNamed() {
    DecisionGateConfiguration configuration =
        configuration(
            """
            [namespace.authority]
            mode = "assetcore_http"
            [namespace.authority.assetcore]
            base_url = "http://127.0.0.1:1"
            """);
    assertThat(ExportContext.security(configuration))
        .isEqualTo(new SecurityContext(false, "assetcore_catalog"));
  }

  @Test
  void anchorsKeepTheirOrder() {
    DecisionGateConfiguration configuration =
        configuration(
            """
            [[anchors.providers]]
            provider_id = "z"
            anchor_type = "t"
            required_fields = ["b", "a"]
            [[anchors.providers]]
            provider_id = "a"
            anchor_type = "t"
            required_fields = ["a"]
            """);
    assertThat(ExportContext.anchorPolicy(configuration))
        .hasValueSatisfying(
            policy -> {
              assertThat(policy.rules().sequencedKeySet()).containsExactly("z", "a");
              assertThat(policy.rules()).containsEntry("z", new AnchorRule("t", List.of("a", "b")));
            });
  }

  private static DecisionGateConfiguration configuration(String toml) {
    return ConfigurationFile.parse(toml).configuration();
  }
}
