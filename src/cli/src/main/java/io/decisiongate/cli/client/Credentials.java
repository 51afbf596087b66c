package io.decisiongate.cli.client;

import io.decisiongate.core.configuration.ClientTlsSettings;
import io.decisiongate.core.configuration.Secret;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * Who the client is.
 *
 * @param bearerToken sent as {@code authorization}
 * @param clientSubject sent as {@code x-decision-gate-client-subject}, for proxies and tests
 * @param tls the certificate that is shown in the handshake, and whose are accepted there
 */
public record Credentials(
    Optional<Secret> bearerToken, Optional<String> clientSubject, ClientTlsSettings tls) {

  /** Checks that what goes into headers can stand in a header. */
  public Credentials {
    bearerToken.ifPresent(token -> checkHeader("bearer token", token.value()));
    clientSubject.ifPresent(subject -> checkHeader("client subject", subject));
  }

  private static void checkHeader(String name, String value) {
    if (value.isBlank() || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw ClientFailure.configuration(name + " must be visible ASCII and not empty");
    }
  }

  /** Adds the headers to a request. */
  public void apply(HttpRequest.Builder request) {
    bearerToken.ifPresent(token -> request.header("authorization", "Bearer " + token.value()));
    clientSubject.ifPresent(subject -> request.header("x-decision-gate-client-subject", subject));
  }
}
