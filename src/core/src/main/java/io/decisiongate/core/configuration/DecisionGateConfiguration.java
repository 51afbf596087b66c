package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.evidence.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole configuration. What {@link ConfigurationFile} returns is valid; its {@code toString}
 * shows no secrets.
 *
 * @param profile demands on the other settings
 * @param runpackStorage where runpacks are exported to, unless the caller names a directory
 * @param runpacks where runpacks on the file system may lie
 * @param providers all sources of evidence; an empty list means that there is no evidence
 * @param database an external PostgreSQL; empty means the server's own
 * @param identity whose tokens are believed
 * @param dispatch where issued packets are delivered to
 * @param clientAuthProfiles credentials of the client commands, by name; the server ignores them
 */
public record DecisionGateConfiguration(
    Optional<Profile> profile,
    ServerSettings server,
    NamespaceSettings namespace,
    DevSettings dev,
    TrustSettings trust,
    EvidenceSettings evidence,
    AnchorSettings anchors,
    ProviderDiscoverySettings providerDiscovery,
    ValidationSettings validation,
    PolicySettings policy,
    RunStateStoreSettings runStateStore,
    SchemaRegistrySettings schemaRegistry,
    Optional<RunpackStorageSettings> runpackStorage,
    RunpackSettings runpacks,
    DocsSettings docs,
    List<ProviderSettings> providers,
    Optional<DatabaseSettings> database,
    TenancySettings tenancy,
    IdentitySettings identity,
    DispatchSettings dispatch,
    Map<String, ClientAuthProfile> clientAuthProfiles) {

  public DecisionGateConfiguration {
    providers = List.copyOf(providers);
    clientAuthProfiles = Map.copyOf(clientAuthProfiles);
  }

  /** Reads all sections, so that a wrong type anywhere is reported before any broken rule. */
  static DecisionGateConfiguration from(TableReader table) {
    List<ProviderEntry> entries = table.sections("providers", ProviderEntry::from);
    DecisionGateConfiguration unchecked =
        new DecisionGateConfiguration(
            table.word("profile", Profile.class),
            ServerSettings.from(table.section("server")),
            NamespaceSettings.from(table.section("namespace")),
            DevSettings.from(table.section("dev")),
            TrustSettings.from(table.section("trust")),
            EvidenceSettings.from(table.section("evidence")),
            AnchorSettings.from(table.section("anchors")),
            ProviderDiscoverySettings.from(table.section("provider_discovery")),
            ValidationSettings.from(table.section("validation")),
            PolicySettings.from(table.section("policy")),
            RunStateStoreSettings.from(table.section("run_state_store")),
            SchemaRegistrySettings.from(table.section("schema_registry")),
            table.optionalSection("runpack_storage").map(RunpackStorageSettings::from),
            RunpackSettings.from(table.section("runpacks")),
            DocsSettings.from(table.section("docs")),
            List.of(),
            table.optionalSection("database").map(DatabaseSettings::from),
            TenancySettings.from(table.section("tenancy")),
            IdentitySettings.from(table.section("identity")),
            DispatchSettings.from(table.section("dispatch")),
            ClientAuthProfile.all(table));
    return unchecked.validated(entries);
  }

  /** Whether evidence that callers merely assert is accepted, by either of the two switches. */
  public boolean isDevPermissive() {
    return dev.permissive() || server.mode() == ServerSettings.Mode.DEV_PERMISSIVE;
  }

  /** The lane that evidence of this provider needs (auth.md section 7.1). */
  public Lane minLane(String providerId) {
    boolean relaxed = isDevPermissive() && !dev.permissiveExemptProviders().contains(providerId);
    return relaxed ? Lane.ASSERTED : trust.minLane();
  }

  /** Checks in the documented order; what the reference does not know comes last. */
  private DecisionGateConfiguration validated(List<ProviderEntry> entries) {
    server.validate();
    namespace.validate();
    dev.validate(isDevPermissive(), namespace.authority().mode());
    validation.validate();
    policy.validate();
    runStateStore.validate();
    schemaRegistry.validate();
    anchors.validate();
    providerDiscovery.validate();
    docs.validate();
    runpackStorage.ifPresent(RunpackStorageSettings::validate);
    List<ProviderSettings> valid = entries.stream().map(ProviderEntry::validated).toList();
    Set<String> names = new HashSet<>();
    valid.forEach(
        provider ->
            require(names.add(provider.name()), "duplicate provider name: " + provider.name()));
    evidence.validate();
    runpacks.validate();
    database.ifPresent(DatabaseSettings::validate);
    tenancy.validate();
    identity.validate(server.auth(), tenancy);
    dispatch.validate();
    profile.ifPresent(demands -> demands.validate(this));
    return withProviders(valid);
  }

  private DecisionGateConfiguration withProviders(List<ProviderSettings> valid) {
    return new DecisionGateConfiguration(
        profile,
        server,
        namespace,
        dev,
        trust,
        evidence,
        anchors,
        providerDiscovery,
        validation,
        policy,
        runStateStore,
        schemaRegistry,
        runpackStorage,
        runpacks,
        docs,
        valid,
        database,
        tenancy,
        identity,
        dispatch,
        clientAuthProfiles);
  }
}
