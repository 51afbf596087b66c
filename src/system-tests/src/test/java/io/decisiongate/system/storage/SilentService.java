package io.decisiongate.system.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Accepts connections on this machine and never answers, until it goes away. */
final class SilentService implements AutoCloseable {
  private static final long LONGEST_WAIT_S = 60;

  private final ServerSocket socket;
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private final Semaphore accepted = new Semaphore(0);

  private SilentService(ServerSocket socket) {
    this.socket = socket;
  }

  static SilentService start() throws IOException {
    SilentService service =
        new SilentService(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(service::accept);
    return service;
  }

  private void accept() {
    try {
      while (true) {
        connections.add(socket.accept());
        accepted.release();
      }
    } catch (IOException closed) {
      // Nobody accepts any more; what was accepted is closed by whoever closed this.
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * Waits for connections.
   *
   * @throws AssertionError when there are not as many within a minute
   */
  void awaitConnections(int number) throws InterruptedException {
    if (!accepted.tryAcquire(number, LONGEST_WAIT_S, TimeUnit.SECONDS)) {
      throw new AssertionError("only " + accepted.availablePermits() + " connections");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
