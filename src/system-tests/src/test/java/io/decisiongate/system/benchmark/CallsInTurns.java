package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * Callers of several kinds, each with a connection of its own that is kept, who call one after the
 * other and in turns of some hundred: what the machine does besides meets all kinds alike.
 */
final class CallsInTurns implements AutoCloseable {
  private static final int WARM_UP = 5_000;

  /** Calls of one kind before it is the next one's turn. */
  private static final int BLOCK = 200;

  /** Calls that wake a server up whose turn it was not. */
  private static final int AWAKE = 50;

  private static final String[] COLUMNS = {"credential", "calls", "p50 us", "p99 us", "more us"};

  private final Map<String, Caller> callers = new LinkedHashMap<>();

  /**
   * Adds a kind of caller over plain HTTP.
   *
   * @param headers asked for before each call
   */
  CallsInTurns with(String kind, int port, Supplier<Map<String, String>> headers)
      throws IOException {
    return with(kind, port, SocketFactory.getDefault(), headers);
  }

  /** The same over sockets of this kind, those of TLS for example. */
  CallsInTurns with(
      String kind, int port, SocketFactory sockets, Supplier<Map<String, String>> headers)
      throws IOException {
    callers.put(kind, new Caller(port, sockets, headers));
    return this;
  }

  /** What shows a token, a new one at each call perhaps. */
  static Supplier<Map<String, String>> bearer(Supplier<String> token) {
    return () -> Map.of("authorization", "Bearer " + token.get());
  }

  /**
   * Lets them call {@code providers_list} and adds a row for each kind; {@code more us} is how much
   * longer its p50 is than that of the first one.
   *
   * @param turns calls of each kind that count
   * @param good whether the calls are to succeed; else each is to be refused
   * @throws IOException when one does not, or there is no answer
   */
  void measure(int turns, boolean good, Path results) throws IOException {
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (int done = -WARM_UP; done < turns; done += BLOCK) {
      for (Map.Entry<String, Caller> caller : callers.entrySet()) {
        Samples of = samples.computeIfAbsent(caller.getKey(), kind -> new Samples());
        for (int i = -AWAKE; i < BLOCK; i++) {
          Caller.Reply reply = caller.getValue().attempt("providers_list", "{}");
          if (reply.body().contains("\"error\":{") == good) {
            throw new IOException(caller.getKey() + ": " + reply.body());
          }
          if (done >= 0 && i >= 0) {
            of.add(reply.nanoseconds());
          }
        }
      }
    }
    write(samples, new Table(results, COLUMNS));
  }

  private static void write(Map<String, Samples> samples, Table table) throws IOException {
    double first = samples.values().iterator().next().quantileUs(0.5);
    for (Map.Entry<String, Samples> each : samples.entrySet()) {
      Samples of = each.getValue();
      table.add(
          each.getKey(),
          of.size(),
          of.quantileUs(0.5),
          of.quantileUs(0.99),
          of.quantileUs(0.5) - first);
    }
  }

  @Override
  public void close() throws IOException {
    for (Caller caller : callers.values()) {
      caller.close();
    }
  }
}
