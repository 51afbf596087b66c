package io.decisiongate.system.hostile;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends attacks one after the other and judges what comes back. */
final class Attacker implements AutoCloseable {
  /** Accepted notifications, and removals (RFC 9110 section 15.3.5). */
  private static final Set<Integer> WITHOUT_CONTENT = Set.of(202, 204);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final int port;
  private final Findings findings;
  private Optional<Connection> kept = Optional.empty();

  Attacker(int port, Findings findings) {
    this.port = port;
    this.findings = findings;
  }

  void attack(Attack attack) {
    long start = System.nanoTime();
    try {
      switch (attack.delivery()) {
        case KEPT -> kept(attack);
        case ALONE -> alone(attack);
        case CUT -> cut(attack);
      }
    } catch (IOException e) {
      drop();
      findings.problem(attack, "no answer: " + e);
    }
    findings.took(attack, Duration.ofNanos(System.nanoTime() - start));
  }

  private void kept(Attack attack) throws IOException {
    boolean used = kept.isPresent();
    try {
      ask(attack);
    } catch (EOFException | SocketException e) {
      if (!used) {
        throw e;
      }
      // The server may end a connection between two requests.
      drop();
      ask(attack);
    }
  }

  private void ask(Attack attack) throws IOException {
    Connection connection = kept.isPresent() ? kept.get() : new Connection(port, LONGEST_WAIT);
    kept = Optional.of(connection);
    sendUnlessClosed(connection, attack);
    Answer answer = connection.answer(attack.method());
    judge(attack, answer);
    if (!WITHOUT_CONTENT.contains(answer.status())
        && answer.text().isEmpty()
        && answer.status() < 300) {
      findings.problem(attack, "an empty " + answer.status());
    }
    if (answer.header("connection").orElse("").equalsIgnoreCase("close")) {
      drop();
    }
  }

  private void alone(Attack attack) throws IOException {
    try (Connection connection = new Connection(port, LONGEST_WAIT)) {
      sendUnlessClosed(connection, attack);
      int answers = 0;
      try {
        connection.endOutput();
        for (; !connection.isEnded(); answers++) {
          judge(attack, connection.answer(attack.method()));
        }
      } catch (EOFException | SocketException brokenOff) {
        findings.outcome("broken off");
      }
      if (answers == 0) {
        findings.outcome("ended");
      }
    }
  }

  private void cut(Attack attack) throws IOException {
    try (Connection connection = new Connection(port, LONGEST_WAIT)) {
      sendUnlessClosed(connection, attack);
      connection.reset();
      findings.outcome("cut");
    }
  }

  /** A server may answer and close before it has read everything. */
  private static void sendUnlessClosed(Connection connection, Attack attack) {
    try {
      connection.send(attack.bytes());
    } catch (IOException closedEarly) {
      // what it answered before is read next
    }
  }

  private void judge(Attack attack, Answer answer) {
    findings.outcome(Integer.toString(answer.status()));
    AnswerRules.violation(answer)
        .ifPresent(
            problem ->
                findings.problem(
                    attack,
                    problem
                        + " in "
                        + answer
                            .toString()
                            .substring(0, Math.min(600, answer.toString().length()))));
  }

  private void drop() {
    Optional<Connection> connection = kept;
    kept = Optional.empty();
    if (connection.isPresent()) {
      try {
        connection.get().close();
      } catch (IOException e) {
        findings.outcome("not closed");
      }
    }
  }

  @Override
  public void close() {
    drop();
  }
}
