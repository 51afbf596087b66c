package io.decisiongate.system.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connection between the server and its database: a relay on a port of its own, which can be
 * cut and joined again. Cut, open connections break and new ones are refused.
 */
public final class DatabaseLine implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final int databasePort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket entrance;

  public DatabaseLine(int databasePort) throws IOException {
    this.databasePort = databasePort;
    this.entrance = listen(0);
  }

  /** The port at which the database seems to be. */
  public synchronized int port() {
    return entrance.getLocalPort();
  }

  /** Takes the database away. */
  public synchronized void cut() throws IOException {
    entrance.close();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** Brings the database back at the same port. */
  public synchronized void join() throws IOException {
    entrance = listen(entrance.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(LOOPBACK, port));
    Thread.ofVirtual().name("database-line").start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket database = new Socket(LOOPBACK, databasePort);
        keep(socket, client, database);
        Thread.ofVirtual().start(() -> relay(client, database));
        Thread.ofVirtual().start(() -> relay(database, client));
      } catch (IOException cutOrRefused) {
        // the loop ends when the line was cut; a refusal by the database is the client's to see
      }
    }
  }

  /** One that was accepted while the line was cut breaks like those before it. */
  private synchronized void keep(ServerSocket from, Socket client, Socket database)
      throws IOException {
    if (from.isClosed()) {
      client.close();
      database.close();
    } else {
      open.add(client);
      open.add(database);
    }
  }

  /** Copies until either side ends, then ends both. */
  private void relay(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException ended) {
      // either end was closed, or the line was cut
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }
}
