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

/**
 * One connection to a port of this machine that is kept for the next request, for measuring: it
 * costs the machine little beside what the server does. For one thread at a time.
 */
public final class HttpConnection implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final Socket socket = new Socket();
  private final InputStream in;
  private final String head;

  public HttpConnection(int port, String path) throws IOException {
    this(port, path, Map.of());
  }

  /**
   * @param headers sent with every request
   */
  public HttpConnection(int port, String path, Map<String, String> headers) throws IOException {
    socket.setSoTimeout((int) LONGEST_ANSWER.toMillis());
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream());
    StringBuilder lines = new StringBuilder("POST %s HTTP/1.1\r\n".formatted(path));
    lines.append("host: 127.0.0.1:%d\r\ncontent-type: application/json\r\n".formatted(port));
    headers.forEach((name, value) -> lines.append("%s: %s\r\n".formatted(name, value)));
    head = lines.append("content-length: ").toString();
  }

  /** Posts JSON and reads the whole answer. */
  public Answer post(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    request.writeTo(socket.getOutputStream());
    return AnswerReader.read(in, "POST");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
