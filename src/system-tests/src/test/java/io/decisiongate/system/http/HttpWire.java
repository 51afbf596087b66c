package io.decisiongate.system.http;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Sends one request over one connection to a port of this machine. A server may answer and close
 * before it has read the whole request, as it does for one that is too large.
 */
public final class HttpWire {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final int port;
  private final SocketFactory sockets;

  public HttpWire(int port) {
    this(port, SocketFactory.getDefault());
  }

  /**
   * @param sockets those of TLS, for example
   */
  public HttpWire(int port, SocketFactory sockets) {
    this.port = port;
    this.sockets = sockets;
  }

  public int port() {
    return port;
  }

  public Answer get(String path) throws IOException {
    return send("GET", path, Map.of(), Optional.empty());
  }

  /** Posts JSON as {@code application/json}. */
  public Answer post(String path, Json body) throws IOException {
    return post(path, JsonWriter.bytes(body));
  }

  /** Posts bytes as {@code application/json}, whatever they are. */
  public Answer post(String path, byte[] body) throws IOException {
    return send("POST", path, Map.of("content-type", "application/json"), Optional.of(body));
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param headers sent as they are; {@code host} only when it is not among them
   * @throws IOException when there is no complete answer within 60 s
   */
  public Answer send(String method, String path, Map<String, String> headers, Optional<byte[]> body)
      throws IOException {
    try (Socket socket = sockets.createSocket()) {
      socket.setSoTimeout((int) LONGEST_ANSWER.toMillis());
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) LONGEST_ANSWER.toMillis());
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head(method, path, headers, body).getBytes(StandardCharsets.UTF_8));
      body.ifPresent(request::writeBytes);
      Optional<SocketException> refusal = write(socket, request.toByteArray());
      try {
        return AnswerReader.read(new BufferedInputStream(socket.getInputStream()), method);
      } catch (IOException e) {
        refusal.ifPresent(e::addSuppressed);
        throw e;
      }
    }
  }

  /** Writes all of it, unless the server closes the connection before it has read all of it. */
  private static Optional<SocketException> write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return Optional.empty();
    } catch (SocketException closedEarly) {
      return Optional.of(closedEarly);
    }
  }

  private String head(
      String method, String path, Map<String, String> headers, Optional<byte[]> body) {
    StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    if (headers.keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
      head.append("host: 127.0.0.1:").append(port).append("\r\n");
    }
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    body.ifPresent(bytes -> head.append("content-length: ").append(bytes.length).append("\r\n"));
    return head.append("connection: close\r\n\r\n").toString();
  }
}
