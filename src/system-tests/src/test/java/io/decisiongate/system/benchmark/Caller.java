package io.decisiongate.system.benchmark;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpConnection;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Calls tools at {@code /rpc} over one connection; a call that fails ends the measurement. */
final class Caller implements AutoCloseable {
  private final HttpConnection connection;
  private final Supplier<Map<String, String>> headers;
  private final String nonce = Long.toHexString(System.nanoTime());
  private long calls;

  Caller(int port) throws IOException {
    this(port, SocketFactory.getDefault(), Map::of);
  }

  /**
   * @param headers asked for before each call, and sent with it
   */
  Caller(int port, SocketFactory sockets, Supplier<Map<String, String>> headers)
      throws IOException {
    connection = new HttpConnection(port, "/rpc", sockets);
    this.headers = headers;
  }

  /**
   * A call that succeeded.
   *
   * @param nanoseconds from the first byte sent to the last received
   */
  record Reply(long nanoseconds, String body) {}

  /**
   * Calls a tool.
   *
   * @param arguments JSON text
   */
  Reply call(String tool, String arguments) throws IOException {
    Reply reply = attempt(tool, arguments);
    if (reply.body().contains("\"error\":{")) {
      throw new IOException(tool + " failed: " + reply.body());
    }
    return reply;
  }

  /** The same, whatever comes of it. */
  Reply attempt(String tool, String arguments) throws IOException {
    String request =
        """
        {"jsonrpc":"2.0","id":"%s-%d","method":"tools/call","params":{"name":"%s","arguments":%s}}"""
            .formatted(nonce, ++calls, tool, arguments);
    Map<String, String> own = headers.get();
    long from = System.nanoTime();
    Answer answer = connection.post(request, own);
    return new Reply(System.nanoTime() - from, answer.text());
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
