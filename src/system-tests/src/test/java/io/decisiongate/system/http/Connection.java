package io.decisiongate.system.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * A connection to a port of this machine over which bytes go out as they are, and answers come back
 * one after the other.
 */
public final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /**
   * @param longestWait for the connection, and for each byte of an answer
   */
  public Connection(int port, Duration longestWait) throws IOException {
    this(port, longestWait, SocketFactory.getDefault());
  }

  /**
   * As without them, over sockets of this kind, those of TLS for example.
   *
   * @param longestWait for the connection, and for each byte of an answer
   */
  public Connection(int port, Duration longestWait, SocketFactory sockets) throws IOException {
    socket = sockets.createSocket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) longestWait.toMillis());
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        (int) longestWait.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Says that nothing more will be sent. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Whether the server has ended the connection; waits for its next byte or the end. */
  public boolean isEnded() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return true;
    }
    in.reset();
    return false;
  }

  /** Drops the next byte. */
  public void skip() throws IOException {
    in.skipNBytes(1);
  }

  /** Reads the next answer, to a request of this method. */
  public Answer answer(String method) throws IOException {
    return AnswerReader.read(in, method);
  }

  /** Breaks the connection off, so that the server sees a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
