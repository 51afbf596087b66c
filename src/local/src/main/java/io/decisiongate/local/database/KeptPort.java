package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The loopback port of a database: the one of the last start while it is free, else a new one. */
final class KeptPort {
  private final Path file;

  KeptPort(Path file) {
    this.file = file;
  }

  /** A port that is free at this moment. */
  int choose() {
    try {
      String kept = Files.exists(file) ? Files.readString(file).strip() : "";
      if (kept.matches("\\d{1,5}") && isFree(Integer.parseInt(kept))) {
        return Integer.parseInt(kept);
      }
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return any.getLocalPort();
      }
    } catch (IOException e) {
      throw StartFailure.of("looking for a free port", e);
    }
  }

  void keep(int port) {
    try {
      Files.writeString(file, port + "\n");
    } catch (IOException e) {
      throw StartFailure.of("writing " + file, e);
    }
  }

  private static boolean isFree(int port) {
    if (port < 1 || port > 65_535) {
      return false;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false; // taken
    }
  }
}
