package io.decisiongate.system.hostile;

import io.decisiongate.system.http.Connection;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Somebody who begins a request and never ends it.
 *
 * @param start sent at once
 * @param drip sent again and again
 * @param pause between drips
 */
public record SlowSender(String name, String start, String drip, Duration pause) {
  private static final String POST =
      "POST /rpc HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);
  private static final Duration FOREVER = PATIENCE.plusSeconds(1);

  /** One of each kind. */
  static List<SlowSender> all() {
    String length = "content-length: 100000\r\n\r\n";
    String chunked = "transfer-encoding: chunked\r\n\r\n";
    String first = "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";
    return List.of(
        new SlowSender("head that stops", POST, "", FOREVER),
        new SlowSender("one byte", "P", "", FOREVER),
        new SlowSender("slow request line", "POST /", "a", SECOND),
        new SlowSender("slow header", POST + "x: ", "a", SECOND),
        new SlowSender("slow headers", POST, "x: a\r\n", FOUR_SECONDS),
        new SlowSender("slow second head", first + POST, "x: a\r\n", SECOND),
        new SlowSender("body that stops", POST + length + "{", "", FOREVER),
        new SlowSender("no body", POST + length, "", FOREVER),
        new SlowSender(
            "no body after 100", POST + "expect: 100-continue\r\n" + length, "", FOREVER),
        new SlowSender("slow body", POST + length, " ", SECOND),
        new SlowSender("slow body in pieces", POST + length, " ".repeat(9_000), FOUR_SECONDS),
        new SlowSender("slow chunks", POST + chunked, "1\r\n \r\n", SECOND),
        new SlowSender("slow chunk length", POST + chunked, "0", SECOND),
        new SlowSender("slow chunk extension", POST + chunked + "1;", "a", SECOND),
        new SlowSender("slow trailer", POST + chunked + "0\r\nx: ", "a", SECOND),
        new SlowSender("slow body to nowhere", POST.replace("/rpc", "/x") + length, " ", SECOND),
        new SlowSender("slow PUT", POST.replace("POST", "PUT") + length, " ", SECOND),
        new SlowSender(
            "slow body of a GET",
            POST.replace("POST /rpc", "GET /healthz") + chunked,
            "1\r\n \r\n",
            SECOND),
        new SlowSender(
            "slow and too large", POST + "content-length: 20000000\r\n\r\n", " ", SECOND));
  }

  /** Where the senders send to. */
  @FunctionalInterface
  public interface Target {
    /**
     * A new connection.
     *
     * @param longestWait for each byte of an answer
     */
    Connection connect(Duration longestWait) throws IOException;
  }

  /** How long each of {@link #all} keeps its connection, all at the same time. */
  public static Map<String, Duration> allHeldOpen(Target target)
      throws InterruptedException, ExecutionException {
    Map<String, Duration> heldOpen = new TreeMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Duration>> senders = new TreeMap<>();
      for (SlowSender sender : all()) {
        senders.put(sender.name(), threads.submit(() -> sender.heldOpen(target)));
      }
      for (Map.Entry<String, Future<Duration>> sender : senders.entrySet()) {
        heldOpen.put(sender.getKey(), sender.getValue().get());
      }
    }
    return heldOpen;
  }

  /**
   * Sends until the server ends the connection.
   *
   * @return how long that took, or 30 s when it did not
   */
  Duration heldOpen(Target target) throws IOException {
    long begin = System.nanoTime();
    try (Connection connection = target.connect(SECOND)) {
      connection.send(HttpText.latin1(start));
      long nextDrip = begin + pause.toNanos();
      while (since(begin).compareTo(PATIENCE) < 0) {
        if (System.nanoTime() >= nextDrip) {
          connection.send(HttpText.latin1(drip));
          nextDrip += pause.toNanos();
        }
        if (endsWithinASecond(connection)) {
          return since(begin);
        }
      }
      return PATIENCE;
    } catch (SocketException ended) {
      return since(begin);
    }
  }

  private static boolean endsWithinASecond(Connection connection) throws IOException {
    try {
      while (!connection.isEnded()) {
        connection.skip();
      }
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public String toString() {
    return name;
  }
}
