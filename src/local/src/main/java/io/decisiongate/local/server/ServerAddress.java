package io.decisiongate.local.server;

import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * Where the server listens.
 *
 * @param tls whether it speaks TLS there, and nothing else
 */
public record ServerAddress(InetAddress address, int port, boolean tls) {
  public static final ServerAddress DEFAULT =
      new ServerAddress(InetAddress.getLoopbackAddress(), 8080);

  /** An address without TLS. */
  public ServerAddress(InetAddress address, int port) {
    this(address, port, false);
  }

  /** The same address with a port that is free at this moment, where none was named. */
  public ServerAddress withRealPort() {
    if (port != 0) {
      return this;
    }
    try (ServerSocket any = new ServerSocket(0, 1, address)) {
      return new ServerAddress(address, any.getLocalPort(), tls);
    } catch (IOException e) {
      throw StartFailure.of("looking for a free port on " + text(address), e);
    }
  }

  /**
   * Checks that the address can be listened at.
   *
   * @throws StartFailure when another program has the port, or the address is not of this machine
   */
  public void requireFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address, port), 1);
    } catch (BindException e) {
      throw new StartFailure(
          "Port %d on %s cannot be used (%s): another program has it or the address is not of this machine; choose another server.bind in decision-gate.toml."
              .formatted(port, text(address), e.getMessage()),
          e);
    } catch (IOException e) {
      throw StartFailure.of("checking port " + port, e);
    }
  }

  /** Address for clients on this machine, without a path. */
  public URI url() {
    InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    return URI.create((tls ? "https://" : "http://") + text(reached) + ":" + port);
  }

  String host() {
    return address.getHostAddress();
  }

  private static String text(InetAddress address) {
    return address instanceof Inet6Address
        ? "[" + address.getHostAddress() + "]"
        : address.getHostAddress();
  }
}
