package io.decisiongate.system.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * One connection to a port of this machine that is kept for the next request, for measuring: it
 * costs the machine little beside what the server does. For one thread at a time.
 */
public final class HttpConnection implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final Socket socket;
  private final InputStream in;
  private final String head;

  public HttpConnection(int port, String path) throws IOException {
    this(port, path, SocketFactory.getDefault());
  }

  /**
   * @param sockets those of TLS, for example
   */
  public HttpConnection(int port, String path, SocketFactory sockets) throws IOException {
    socket = sockets.createSocket();
    socket.setSoTimeout((int) LONGEST_ANSWER.toMillis());
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream());
    head =
        "POST %s HTTP/1.1\r\nhost: 127.0.0.1:%d\r\ncontent-type: application/json\r\n"
            .formatted(path, port);
  }

  /** Posts JSON, with these headers besides, and reads the whole answer. */
  public Answer post(String json, Map<String, String> headers) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder lines = new StringBuilder(head);
    headers.forEach((name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
    lines.append("content-length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(lines.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    request.writeTo(socket.getOutputStream());
    return AnswerReader.read(in, "POST");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
