package io.decisiongate.local.server;

import io.decisiongate.local.DataDirectory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** Whether a server of this machine takes calls. */
public final class Readiness {
  /** Longest wait for a connection and for an answer. */
  private static final int TIMEOUT_MS = 2_000;

  private final BooleanSupplier check;

  private Readiness(BooleanSupplier check) {
    this.check = check;
  }

  /**
   * That of the server of a data directory: over HTTP it is asked, never through a proxy. A server
   * with TLS may answer only clients with a certificate, which a launcher has not; then its port
   * must be open, and Liberty must say that it is ready.
   *
   * @param server address without a path
   */
  public static Readiness of(DataDirectory directory, URI server) {
    return new Readiness(
        server.getScheme().equals("https")
            ? () -> HealthFiles.sayReady(directory) && accepts(server)
            : () -> answers(server.resolve("/readyz")));
  }

  public boolean isReady() {
    return check.getAsBoolean();
  }

  private static boolean accepts(URI server) {
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  private static boolean answers(URI readyz) {
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
