package io.decisiongate.local.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks a server whether it takes calls; never through a proxy. */
public final class Readiness {
  private static final int TIMEOUT_MS = 2_000;

  private final URI readyz;

  public Readiness(ServerAddress address) {
    this(address.url());
  }

  /**
   * @param server address without a path
   */
  public Readiness(URI server) {
    this.readyz = server.resolve("/readyz");
  }

  public boolean isReady() {
    try {
      if (!(readyz.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection http)) {
        return false;
      }
      http.setConnectTimeout(TIMEOUT_MS);
      http.setReadTimeout(TIMEOUT_MS);
      try {
        return http.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        http.disconnect();
      }
    } catch (IOException e) {
      return false; // not listening yet
    }
  }
}
