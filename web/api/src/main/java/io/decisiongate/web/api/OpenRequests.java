package io.decisiongate.web.api;

import static io.decisiongate.web.api.LibertyObject.call;
import static io.decisiongate.web.api.LibertyObject.field;
import static io.decisiongate.web.api.LibertyObject.is;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The requests at Open Liberty's HTTP endpoint whose head or body has not arrived completely.
 * Liberty has neither a setting nor an interface for them, so its channel objects are asked by
 * name.
 */
final class OpenRequests {
  /** One queue for each processor or so, of all open connections. */
  private final Queue<?>[] connections;

  private OpenRequests(Queue<?>[] connections) {
    this.connections = connections;
  }

  /**
   * A request that is not complete.
   *
   * @param connection by identity
   * @param number counts the requests of the connection
   */
  record Unfinished(Object connection, int number) {

    /** Lets the server read the end of the request, or of the connection, next. */
    void endInput() throws ReflectiveOperationException {
      Object channel = call(connection, "getSocketIOChannel").orElseThrow();
      Socket socket = (Socket) call(channel, "getSocket").orElseThrow();
      try {
        if (!socket.isClosed() && !socket.isInputShutdown()) {
          socket.shutdownInput();
        }
      } catch (IOException e) {
        // Ended in this moment, by the client or by the server.
        return;
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Unfinished that
          && connection == that.connection
          && number == that.number;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(connection) + number;
    }
  }

  /** The requests of the endpoint at which this one has arrived. */
  static OpenRequests ofServer(HttpServletRequest request) throws ReflectiveOperationException {
    Object http = call(LibertyObject.requestOf(request), "getHttpInboundConnection").orElseThrow();
    Object connection = call(http, "getTCPConnectionContext").orElseThrow();
    Object plain = isTls(connection) ? call(connection, "getDeviceLink").orElseThrow() : connection;
    Object channel = call(plain, "getTCPChannel").orElseThrow();
    return new OpenRequests((Queue<?>[]) field(channel, "inUse"));
  }

  List<Unfinished> unfinished() throws ReflectiveOperationException {
    List<Unfinished> unfinished = new ArrayList<>();
    for (Queue<?> queue : connections) {
      for (Object connection : queue) {
        // Nothing is there before the first byte.
        Optional<Object> link = call(connection, "getApplicationCallback");
        if (link.isPresent() && isTls(link.get())) {
          addUnfinishedTls(unfinished, connection, link.get());
        } else if (link.isPresent()) {
          addUnfinished(unfinished, connection, link.get());
        }
      }
    }
    return unfinished;
  }

  private static void addUnfinishedTls(List<Unfinished> unfinished, Object connection, Object tls)
      throws ReflectiveOperationException {
    Optional<Object> link = call(tls, "getApplicationCallback");
    if (link.isPresent()) {
      addUnfinished(unfinished, connection, link.get());
    } else {
      // A handshake; requests are counted from 1.
      unfinished.add(new Unfinished(connection, 0));
    }
  }

  private static boolean isTls(Object link) {
    return link.getClass().getSimpleName().equals("SSLConnectionLink");
  }

  private static void addUnfinished(List<Unfinished> unfinished, Object connection, Object link)
      throws ReflectiveOperationException {
    int complete = (int) field(link, "numRequestsProcessed");
    if (is(link, "isPartiallyParsed")) {
      // The number that it will have when its head is there.
      unfinished.add(new Unfinished(connection, complete + 1));
      return;
    }
    Object context = call(link, "getHTTPContext").orElseThrow();
    if (is(context, "headersParsed")
        && (!is(context, "isBodyComplete") || isWaitingForTrailers(connection))) {
      unfinished.add(new Unfinished(connection, complete));
    }
  }

  /** A body counts as complete before its trailers are there; then a thread waits for them. */
  private static boolean isWaitingForTrailers(Object connection)
      throws ReflectiveOperationException {
    return (boolean) field(call(connection, "getReadInterface").orElseThrow(), "blockedThread");
  }
}
