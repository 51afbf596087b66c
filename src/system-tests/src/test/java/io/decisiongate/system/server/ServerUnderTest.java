package io.decisiongate.system.server;

import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.system.Project;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A server started by {@code ./dg serve} on the JDK of this JVM. It is stopped by SIGTERM and must
 * then end with everything it started.
 */
public final class ServerUnderTest implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
  private static final int LOG_LINES = 30;

  private final Process process;
  private final int port;
  private final HttpWire http;
  private final Path log;
  private final Path messages;

  private ServerUnderTest(Process process, int port, HttpWire http, Path directory) {
    this.process = process;
    this.port = port;
    this.http = http;
    this.log = directory.resolve("server.log");
    this.messages = directory.resolve("data/liberty/logs/messages.log");
  }

  /** A port of this machine that is free now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param directory holds {@code decision-gate.toml}; the server keeps its data in {@code data}
   *     and its output goes to {@code server.log} below it
   * @param port on which the configuration makes it listen
   * @param environment added to that of this process
   * @throws AssertionError when it is not ready within 5 minutes, with the end of its output
   */
  public static ServerUnderTest start(Path directory, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(directory, port, environment, new HttpWire(port));
  }

  /**
   * As without it, for a server that does not answer everybody.
   *
   * @param http what it answers
   */
  public static ServerUnderTest start(
      Path directory, int port, Map<String, String> environment, HttpWire http)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(directory));
    // What this machine has set for other services is nothing to the server.
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server.log").toFile())
            .start();
    ServerUnderTest server = new ServerUnderTest(process, port, http, directory);
    try {
      server.awaitReady();
      return server;
    } catch (AssertionError | InterruptedException e) {
      server.kill();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  public HttpWire http() {
    return http;
  }

  /** The process of the application server, which the launcher has started. */
  public OptionalLong serverProcessId() {
    return process
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("ws-server.jar"))
        .mapToLong(ProcessHandle::pid)
        .findFirst();
  }

  /** What the launcher has written to its standard output and error. */
  public String log() {
    return text(log);
  }

  /** What the application server has written to its log. */
  public String messages() {
    return text(messages);
  }

  /**
   * Ends the server.
   *
   * @throws AssertionError when it, or a process that it started, has not ended after 60 s; what is
   *     left is killed
   */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    boolean ended = ended();
    List<ProcessHandle> left = started.stream().filter(ProcessHandle::isAlive).toList();
    if (!ended || !left.isEmpty()) {
      String names =
          left.stream().map(child -> child.pid() + " " + child.info()).toList().toString();
      left.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw failure("the server did not end cleanly; still running: " + names);
    }
  }

  private boolean ended() {
    try {
      return process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The failure with the ends of the logs of launcher and server. */
  public AssertionError failure(String message) {
    return new AssertionError(message + end(log) + end(messages));
  }

  private static String end(Path file) {
    List<String> lines = text(file).lines().toList();
    return "\n  | "
        + String.join("\n  | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline) {
      if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("the server ended with status " + process.exitValue());
      }
      if (isReady()) {
        return;
      }
    }
    throw failure("the server was not ready after " + LONGEST_START.toMinutes() + " minutes");
  }

  /** Whether {@code /readyz} answers 200. */
  public boolean isReady() {
    try {
      return http().get("/readyz").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Kills the server, its launcher and everything else that was started, at once and without
   * warning; returns when all have ended.
   *
   * @throws AssertionError when one of them still runs after 60 s
   */
  public void kill() throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle killed : all) {
      if (!ProcessRecord.ends(killed, LONGEST_STOP)) {
        throw failure("still running after SIGKILL: " + killed.pid() + " " + killed.info());
      }
    }
  }

  private static List<String> command(Path directory) {
    Path root = Project.root();
    Assumptions.assumeTrue(
        Files.isDirectory(root.resolve("liberty/target/liberty/wlp"))
            && Files.isDirectory(root.resolve("src/cli/target/lib")),
        "left out: launcher and server are not packaged; run mvn verify");
    return List.of(
        root.resolve("dg").toString(),
        "serve",
        "--config",
        directory.resolve("decision-gate.toml").toString(),
        "--data",
        directory.resolve("data").toString());
  }
}
