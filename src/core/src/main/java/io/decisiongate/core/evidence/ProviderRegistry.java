package io.decisiongate.core.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The providers that the configuration names; there are no others (providers.md section 1). Those
 * that hold connections or processes end with their registry.
 */
public final class ProviderRegistry implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ProviderRegistry.class.getName());

  /**
   * A provider and what the configuration says about it.
   *
   * @param allowRaw whether evidence_query may show its values where an opt-in is required
   * @param requiredSignature the signature that its answers must carry; absent under trust audit
   * @param maxLane the lane that its answers get at most, whatever they claim
   */
  public record RegisteredProvider(
      EvidenceProvider provider,
      boolean allowRaw,
      Optional<RequiredSignature> requiredSignature,
      Lane maxLane) {

    /** A provider that decides itself how far it can be trusted. */
    public RegisteredProvider(
        EvidenceProvider provider,
        boolean allowRaw,
        Optional<RequiredSignature> requiredSignature) {
      this(provider, allowRaw, requiredSignature, Lane.VERIFIED);
    }

    /** A provider without opt-in and under trust audit, as without configuration. */
    public static RegisteredProvider of(EvidenceProvider provider) {
      return new RegisteredProvider(provider, false, Optional.empty());
    }
  }

  private final SortedMap<String, RegisteredProvider> providers;

  private ProviderRegistry(Map<String, RegisteredProvider> providers) {
    this.providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
  }

  /** A registry of exactly these, by provider id. */
  public static ProviderRegistry of(Map<String, RegisteredProvider> providers) {
    return new ProviderRegistry(providers);
  }

  public static Builder builder() {
    return new Builder();
  }

  public Optional<RegisteredProvider> find(String providerId) {
    return Optional.ofNullable(providers.get(providerId));
  }

  /** The ids in ascending order. */
  public SortedSet<String> ids() {
    return Collections.unmodifiableSortedSet(new TreeMap<>(providers).navigableKeySet());
  }

  /** Ends all providers; queries that come later fail. */
  @Override
  public void close() {
    providers.forEach((id, registered) -> close(id, registered.provider()));
  }

  private static void close(String id, EvidenceProvider provider) {
    if (provider instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The others have to be ended too.
        LOG.log(System.Logger.Level.WARNING, "provider " + id + " did not end as it should", e);
      }
    }
  }

  /** Collects providers. */
  public static final class Builder {
    private final Map<String, RegisteredProvider> providers = new TreeMap<>();

    private Builder() {}

    /**
     * Adds one.
     *
     * @throws ProviderConfigurationException when the id is taken
     */
    public Builder register(String providerId, RegisteredProvider provider) {
      if (providers.putIfAbsent(providerId, provider) != null) {
        throw new ProviderConfigurationException("provider already registered: " + providerId);
      }
      return this;
    }

    public ProviderRegistry build() {
      return new ProviderRegistry(providers);
    }
  }
}
