package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests to a child process, one at a time. After a time-out, a broken frame or its death the
 * child is ended, and the next request starts another: at once after the first failure, then after
 * pauses that double up to half a minute until an answer comes. During a pause requests fail. A
 * request may take as long as is configured from the moment when its turn has come, and waits for
 * its turn no longer than that.
 */
final class ChildTransport implements Transport {
  private static final System.Logger LOG = System.getLogger(ChildTransport.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String name;
  private final List<String> command;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);

  // Guarded by turn, except that closing reads the child without it.
  private volatile ChildProcess child;
  private volatile boolean closed;
  private int failures;
  private long restartAt;

  private ChildTransport(String name, List<String> command, Duration patience, ChildProcess child) {
    this.name = name;
    this.command = command;
    this.patience = patience;
    this.child = child;
  }

  static ChildTransport start(String name, List<String> command, Duration patience) {
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new ProviderConfigurationException("mcp command is empty");
    }
    try {
      return new ChildTransport(
          name, List.copyOf(command), patience, ChildProcess.start(name, command));
    } catch (IOException e) {
      throw new ProviderConfigurationException(
          "failed to spawn mcp provider: " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public byte[] exchange(byte[] request, Optional<String> correlationId) {
    try {
      if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new ProviderFailure("mcp request timed out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderFailure("mcp request interrupted", e);
    }
    try {
      byte[] answer = ask(running(), request);
      failures = 0;
      return answer;
    } finally {
      turn.unlock();
    }
  }

  private byte[] ask(ChildProcess asked, byte[] request) {
    try {
      return asked.exchange(request, patience);
    } catch (TimeoutException e) {
      throw ended(asked, new ProviderFailure("mcp request timed out", e));
    } catch (ExecutionException e) {
      ProviderFailure failure =
          e.getCause() instanceof ProviderFailure known
              ? known
              : new ProviderFailure("mcp read failed", e);
      throw ended(asked, failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ended(asked, new ProviderFailure("mcp request interrupted", e));
    }
  }

  /** Ends a child whose stream is out of step. */
  private ProviderFailure ended(ChildProcess asked, ProviderFailure failure) {
    asked.kill();
    if (closed) {
      return new ProviderFailure("mcp connection closed", failure);
    }
    noteFailure();
    LOG.log(
        System.Logger.Level.WARNING,
        "provider {0} is ended and will be started again: {1}",
        name,
        failure.getMessage());
    return failure;
  }

  private void noteFailure() {
    long pause = failures == 0 ? 0 : FIRST_PAUSE.toNanos() << Math.min(failures - 1, 16);
    restartAt = System.nanoTime() + Math.min(pause, LONGEST_PAUSE.toNanos());
    failures++;
  }

  private ChildProcess running() {
    if (closed) {
      throw new ProviderFailure("mcp connection closed");
    }
    if (child.isAlive()) {
      return child;
    }
    String status = child.exitStatus();
    if (failures == 0) {
      // It died between two requests.
      noteFailure();
    }
    if (System.nanoTime() < restartAt) {
      throw new ProviderFailure("mcp process exited: " + status);
    }
    try {
      child = ChildProcess.start(name, command);
    } catch (IOException e) {
      noteFailure();
      throw new ProviderFailure("mcp process exited: " + status, e);
    }
    if (closed) {
      child.kill();
      throw new ProviderFailure("mcp connection closed");
    }
    LOG.log(System.Logger.Level.INFO, "provider {0} is started again ({1})", name, status);
    return child;
  }

  @Override
  public void close() {
    closed = true;
    child.end();
  }
}
