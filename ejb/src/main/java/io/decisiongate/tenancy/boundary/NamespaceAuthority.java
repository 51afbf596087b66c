package io.decisiongate.tenancy.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.tenancy.control.NamespaceCatalogue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the last word on whether a namespace exists: a catalogue outside of this server, when
 * {@code namespace.authority} names one.
 */
@ApplicationScoped
public class NamespaceAuthority {
  @Inject ActiveConfiguration configuration;

  private @Nullable Derived<Optional<NamespaceCatalogue>> catalogue;

  /** An address that cannot be used shows at the start and not at the first call. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @PostConstruct
  void prepare() {
    catalogue =
        configuration.derive(
            settings -> settings.namespace().authority().assetcore().map(NamespaceCatalogue::new));
  }

  /**
   * Why the namespace cannot be used, as it is audited: {@code namespace_unknown} or {@code
   * namespace_authority_unavailable}; empty when it can.
   *
   * @param correlationId the client's id for its call, or the server's
   */
  public Optional<String> objection(NamespaceId namespace, String correlationId) {
    return Objects.requireNonNull(catalogue)
        .get()
        .flatMap(
            external ->
                switch (external.ask(namespace, correlationId)) {
                  case KNOWN -> Optional.empty();
                  case DENIED -> Optional.of("namespace_unknown");
                  case UNAVAILABLE -> Optional.of("namespace_authority_unavailable");
                });
  }
}
