package io.decisiongate.cli.client;

import java.net.URI;

/** Reads the address of a server. */
public final class Endpoint {
  private static final int LARGEST_PORT = 65_535;

  private Endpoint() {}

  /**
   * An absolute {@code http} or {@code https} address.
   *
   * @throws ClientFailure when it is none
   */
  public static URI parse(String address) {
    try {
      URI uri = URI.create(address);
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if ((http || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() <= LARGEST_PORT) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw ClientFailure.configuration("invalid endpoint: " + e.getMessage());
    }
    throw ClientFailure.configuration(
        "invalid endpoint: " + address + " (expected http://HOST:PORT/rpc or https)");
  }
}
