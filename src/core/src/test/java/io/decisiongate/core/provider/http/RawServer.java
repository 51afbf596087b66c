package io.decisiongate.core.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of this machine that answers with whatever a test writes, also against all rules. */
public final class RawServer implements AutoCloseable {
  /** Writes an answer. */
  @FunctionalInterface
  public interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private static final int PARTS = 1024;

  private static final Pattern LENGTH =
      Pattern.compile("content-length: ([0-9]+)", Pattern.CASE_INSENSITIVE);

  private final ServerSocket socket;
  private final Script script;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private RawServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
  }

  public static RawServer start(Script script) throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  /** On a socket that listens already, for example one with TLS. */
  public static RawServer start(ServerSocket socket, Script script) {
    RawServer server = new RawServer(socket, script);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  /** An answer with these head lines and body. */
  public static Script answer(String head, String body) {
    return out ->
        out.write(
            (head.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that begins like this and then repeats a part until the client is gone. */
  public static Script endless(String start, byte[] part) {
    byte[] parts = new byte[part.length * PARTS];
    for (int i = 0; i < PARTS; i++) {
      System.arraycopy(part, 0, parts, i * part.length, part.length);
    }
    return out -> {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      while (true) {
        out.write(parts);
      }
    };
  }

  /** A body without end. */
  public static Script endlessBody() {
    return endless("HTTP/1.1 200 OK\r\n\r\n", new byte[1]);
  }

  /** A head of more and more lines. */
  public static Script endlessHead() {
    return endless("HTTP/1.1 200 OK\r\n", "X-Header: value\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** A head with a line that never ends. */
  public static Script endlessHeadLine() {
    return endless("HTTP/1.1 200 OK\r\nX: ", new byte[] {'x'});
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The heads of the requests that came, in order. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String head = head(connection.getInputStream());
      // A connection that is closed before all is read would be reset, with the answer in it.
      connection.getInputStream().skipNBytes(bodyLength(head));
      heads.add(head);
      script.answer(connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException clientIsGone) {
      // That is what some tests are about.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("no request");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static long bodyLength(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Long.parseLong(length.group(1)) : 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
