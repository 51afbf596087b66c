package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.tls.CertificateSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for keys that are not written: the defaults of configuration.md. */
class DefaultsTest {
  private final DecisionGateConfiguration defaults = ConfigurationFile.parse("").configuration();

  @Test
  void serverSpeaksStdioAndTrustsLocalCallers() {
    assertThat(defaults.server())
        .isEqualTo(
            new ServerSettings(
                ServerSettings.Transport.STDIO,
                ServerSettings.Mode.STRICT,
                ServerSettings.TlsTermination.SERVER,
                Optional.empty(),
                1_048_576,
                new LimitSettings(256, Optional.empty()),
                new AuthSettings(
                    AuthSettings.Mode.LOCAL_ONLY,
                    List.of(),
                    List.of(),
                    CertificateSubject.SUBJECT_DN,
                    List.of("127.0.0.0/8", "::1"),
                    List.of(),
                    List.of()),
                Optional.empty(),
                new AuditSettings(true, Optional.empty(), false),
                new FeedbackSettings(
                    FeedbackSettings.Level.SUMMARY,
                    FeedbackSettings.Level.TRACE,
                    FeedbackSettings.Level.TRACE,
                    List.of("loopback", "stdio"),
                    List.of(),
                    List.of(),
                    List.of()),
                new ToolVisibilitySettings(
                    ToolVisibilitySettings.Mode.FILTER, List.of(), List.of())));
  }

  @Test
  void rateLimitTableWithoutKeysLimitsToAThousandEachSecond() {
    assertThat(
            ConfigurationFile.parse("[server.limits.rate_limit]")
                .configuration()
                .server()
                .limits()
                .rateLimit())
        .contains(new RateLimitSettings(1000, 1000, 4096));
  }

  @Test
  void tlsAsksForClientCertificates() {
    assertThat(
            ConfigurationFile.parse(
                    """
                    [server]
                    transport = "http"
                    bind = "127.0.0.1:0"
                    [server.tls]
                    cert_path = "c"
                    key_path = "k"
                    """)
                .configuration()
                .server()
                .tls())
        .contains(new TlsSettings("c", "k", Optional.empty(), Optional.empty(), true));
  }

  @Test
  void securitySectionsAreStrict() {
    assertThat(defaults.namespace())
        .isEqualTo(
            new NamespaceSettings(
                false,
                List.of(),
                new NamespaceAuthoritySettings(
                    NamespaceAuthoritySettings.Mode.NONE, Optional.empty())));
    assertThat(defaults.dev())
        .isEqualTo(
            new DevSettings(false, Optional.empty(), true, List.of("assetcore_read", "assetcore")));
    assertThat(defaults.trust())
        .isEqualTo(new TrustSettings(new TrustPolicy.Audit(), Lane.VERIFIED));
    assertThat(defaults.evidence()).isEqualTo(new EvidenceSettings(false, true, 30_000));
    assertThat(defaults.anchors()).isEqualTo(new AnchorSettings(List.of()));
    assertThat(defaults.providerDiscovery())
        .isEqualTo(new ProviderDiscoverySettings(List.of(), List.of(), 1_048_576));
    assertThat(defaults.validation()).isEqualTo(new ValidationSettings(true, false, false, false));
    assertThat(defaults.policy())
        .isEqualTo(new PolicySettings(PolicySettings.Engine.PERMIT_ALL, Optional.empty()));
  }

  @Test
  void authorityWaitsHalfASecondAndTwo() {
    assertThat(
            ConfigurationFile.parse(
                    """
                    [namespace.authority]
                    mode = "assetcore_http"
                    assetcore = { base_url = "http://a" }
                    """)
                .configuration()
                .namespace()
                .authority()
                .assetcore())
        .contains(
            new NamespaceAuthoritySettings.Assetcore("http://a", Optional.empty(), 500, 2000));
  }

  @Test
  void storesAreInMemory() {
    StoreSettings store =
        new StoreSettings(
            StoreSettings.Type.MEMORY,
            Optional.empty(),
            5000,
            StoreSettings.JournalMode.WAL,
            StoreSettings.SyncMode.FULL,
            1024,
            64,
            524_288,
            2,
            4);
    assertThat(defaults.runStateStore())
        .isEqualTo(new RunStateStoreSettings(store, Optional.empty()));
    assertThat(defaults.schemaRegistry())
        .isEqualTo(
            new SchemaRegistrySettings(
                store,
                1_048_576,
                Optional.empty(),
                new RegistryAclSettings(
                    RegistryAclSettings.Mode.BUILTIN,
                    RegistryAclSettings.Effect.DENY,
                    false,
                    false,
                    List.of(),
                    List.of())));
    assertThat(defaults.runpackStorage()).isEmpty();
  }

  @Test
  void documentsAreOn() {
    assertThat(defaults.docs())
        .isEqualTo(new DocsSettings(true, true, true, true, List.of(), 262_144, 1_048_576, 32, 10));
  }

  @Test
  void thereAreNoProviders() {
    assertThat(defaults.providers()).isEmpty();
    assertThat(defaults.database()).isEmpty();
    assertThat(defaults.profile()).isEmpty();
    assertThat(defaults.clientAuthProfiles()).isEmpty();
  }

  @Test
  void packetsAreDeliveredNowhere() {
    assertThat(defaults.dispatch())
        .isEqualTo(
            new DispatchSettings(
                Optional.empty(), Optional.empty(), 12, 86_400_000, 1000, 600_000, 8));
    assertThat(defaults.dispatch().isOn()).isFalse();
  }

  @Test
  void anEmptyTableForTheLogTurnsItOn() {
    DispatchSettings dispatch =
        ConfigurationFile.parse("[dispatch.log]").configuration().dispatch();

    assertThat(dispatch.log()).contains(new DispatchSettings.Log(Optional.empty()));
    assertThat(dispatch.isOn()).isTrue();
  }

  @Test
  void callbacksGoToPublicAddressesWithTls() {
    assertThat(
            ConfigurationFile.parse(
                    """
                    [dispatch.callback]
                    url = "https://a"
                    signing_key = "k"
                    """)
                .configuration()
                .dispatch()
                .callback())
        .contains(
            new DispatchCallbackSettings(
                "https://a",
                "k",
                Optional.empty(),
                false,
                10_000,
                Optional.empty(),
                List.of(),
                false,
                Optional.empty()));
  }

  @Test
  void builtinProvidersHaveADefaultForEachKey() {
    ProviderTimeouts timeouts = new ProviderTimeouts(2000, 10_000);
    assertThat(
            ConfigurationFile.parse(
                    """
                    providers = [
                      { name = "time", type = "builtin" },
                      { name = "env", type = "builtin" },
                      { name = "json", type = "builtin", config = { root = "r", root_id = "i" } },
                      { name = "http", type = "builtin" },
                    ]
                    """)
                .configuration()
                .providers())
        .extracting(provider -> ((ProviderSettings.Builtin) provider).config())
        .containsExactly(
            new BuiltinProviderSettings.Time(true),
            new BuiltinProviderSettings.Env(
                Optional.empty(), List.of(), 65_536, 255, Optional.empty()),
            new BuiltinProviderSettings.Json("r", "i", 1_048_576, true),
            new BuiltinProviderSettings.Http(
                false, 5000, 1_048_576, Optional.empty(), false, "decision-gate/0.1"));
    assertThat(
            ConfigurationFile.parse("providers = [{ name = \"time\", type = \"builtin\" }]")
                .configuration()
                .providers())
        .containsExactly(
            new ProviderSettings.Builtin(
                new BuiltinProviderSettings.Time(true),
                Optional.empty(),
                false,
                Lane.VERIFIED,
                timeouts));
  }

  @Test
  void aChildProcessHasLessTimeThanAnAddress() {
    assertThat(
            ConfigurationFile.parse(
                    """
                    providers = [
                      { name = "a", type = "mcp", command = ["a"], capabilities_path = "a" },
                      { name = "b", type = "mcp", url = "https://b/", capabilities_path = "b" },
                    ]
                    """)
                .configuration()
                .providers())
        .extracting(ProviderSettings::timeouts)
        .containsExactly(new ProviderTimeouts(2000, 5000), new ProviderTimeouts(2000, 10_000));
  }

  @Test
  void configurationWithoutAFileDiffersInTenancyOnly() {
    DecisionGateConfiguration none = ConfigurationFile.fromProperties(Map.of()).configuration();

    assertThat(none).usingRecursiveComparison().ignoringFields("tenancy").isEqualTo(defaults);
  }
}
