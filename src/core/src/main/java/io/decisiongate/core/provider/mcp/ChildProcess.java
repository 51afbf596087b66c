package io.decisiongate.core.provider.mcp;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running child. It inherits the server's environment and directory, its standard error goes to
 * the log line by line, at most so many lines in a span of time; the others are counted. When the
 * server dies, however it dies, the child reads the end of its standard input.
 */
final class ChildProcess {
  private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());
  private static final int MAX_LOGGED_LINE = 2000;

  /** Lines of standard error that go to the log in {@link #SPAN}. */
  static final int MAX_LINES_IN_SPAN = 100;

  private static final Duration SPAN = Duration.ofSeconds(10);

  private static final Duration GRACE = Duration.ofMillis(500);

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 6, "SIGABRT", 9, "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15,
          "SIGTERM");

  /** The platform reports the death by a signal as 128 and its number. */
  private static final int SIGNALLED = 128;

  private final String name;
  private final Process process;
  private final InputStream answers;
  private volatile boolean killed;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = new BufferedInputStream(process.getInputStream());
  }

  static ChildProcess start(String name, List<String> command) throws IOException {
    ChildProcess child = new ChildProcess(name, new ProcessBuilder(command).start());
    // Reading from a pipe occupies a thread of the system, so it may as well be a whole one.
    Thread.ofPlatform().daemon().name("standard error of provider " + name).start(child::logErrors);
    return child;
  }

  boolean isAlive() {
    return !killed && process.isAlive();
  }

  /** How it ended, for messages; only of one that is not alive. */
  String exitStatus() {
    if (process.isAlive()) {
      return "signal: 9 (SIGKILL)";
    }
    int code = process.exitValue();
    String signal = SIGNALS.get(code - SIGNALLED);
    return signal == null
        ? "exit status: " + code
        : "signal: " + (code - SIGNALLED) + " (" + signal + ")";
  }

  /**
   * Sends a message and waits for the answer. After any failure the stream may be out of step, and
   * the child must be ended.
   *
   * @throws TimeoutException when there is no whole answer in time
   * @throws ExecutionException with what writing or reading threw
   */
  byte[] exchange(byte[] message, Duration patience)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<byte[]> exchange =
        new FutureTask<>(
            () -> {
              Framing.write(process.getOutputStream(), message);
              return Framing.read(answers);
            });
    Thread.ofPlatform().daemon().name("request to provider " + name).start(exchange);
    return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it and all that it has started, at once. */
  void kill() {
    killed = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd();
  }

  /**
   * Lets it end by itself, for a short while; what it has started and left behind is ended then.
   */
  void end() {
    // Asked for now: children of a process that has ended are nobody's.
    List<ProcessHandle> startedByIt = process.descendants().toList();
    // A request that the child does not read has the stream until the child has ended, and the
    // process's own destroy() closes the stream too.
    Thread.ofPlatform().daemon().name("end of provider " + name).start(this::closeInput);
    process.toHandle().destroy();
    if (!awaitEnd()) {
      kill();
    }
    startedByIt.forEach(ProcessHandle::destroyForcibly);
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      LOG.log(System.Logger.Level.DEBUG, "closing the input of provider " + name, alreadyGone);
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void logErrors() {
    LineLimit limit = new LineLimit(MAX_LINES_IN_SPAN, SPAN, System::nanoTime);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        if (c == '\n') {
          log(line, limit);
        } else if (line.length() < MAX_LOGGED_LINE) {
          line.append(Character.isISOControl(c) ? ' ' : (char) c);
        }
      }
      log(line, limit);
    } catch (IOException closed) {
      LOG.log(System.Logger.Level.DEBUG, "standard error of provider " + name, closed);
    } finally {
      tellLeftOut(limit.dropped());
    }
  }

  private void log(StringBuilder line, LineLimit limit) {
    if (line.isEmpty()) {
      return;
    }
    tellLeftOut(limit.droppedBeforeThisSpan());
    if (limit.allows()) {
      LOG.log(System.Logger.Level.WARNING, "provider {0}: {1}", name, line);
    } else if (limit.dropped() == 1) {
      LOG.log(
          System.Logger.Level.WARNING,
          "provider {0} writes more than {1} lines to its standard error in {2} s: the rest is left out",
          name,
          MAX_LINES_IN_SPAN,
          SPAN.toSeconds());
    }
    line.setLength(0);
  }

  private void tellLeftOut(long lines) {
    if (lines > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "provider {0}: {1} lines of its standard error were left out",
          name,
          Long.toString(lines));
    }
  }
}
