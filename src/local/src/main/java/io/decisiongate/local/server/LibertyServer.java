package io.decisiongate.local.server;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.process.ChildProcess;
import io.decisiongate.local.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open Liberty with the application, as a child process on the JDK of this one. The package is only
 * read; what a server writes lies in its data directory.
 */
public final class LibertyServer implements AutoCloseable {
  private static final String NAME = "decisiongate";

  /** For two cores: most work for a cycle, and pauses that a gate does not notice. */
  private static final String DEFAULT_JVM_ARGS =
      "-Xms512m -Xmx1g -XX:+UseParallelGC -XX:+UseTransparentHugePages";

  /** Liberty's word for a port that is not opened. */
  private static final String NO_PORT = "-1";

  private static final String APPLICATION_FAILED = "CWWKZ0002E";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final ChildProcess process;
  private final ProcessRecord record;
  private final Readiness readiness;
  private final Path log;

  private LibertyServer(ChildProcess process, ProcessRecord record, Readiness readiness, Path log) {
    this.process = process;
    this.record = record;
    this.readiness = readiness;
    this.log = log;
  }

  /**
   * What the server is given.
   *
   * @param database by the application's account
   * @param tls for an address with TLS
   * @param configuration the validated {@code decision-gate.toml}, if there is one
   * @param variables of its environment that are settings
   */
  public record Parameters(
      ServerAddress address,
      Database database,
      Optional<TlsListener> tls,
      Optional<Path> configuration,
      Map<String, String> variables) {}

  /**
   * Ends a server that a killed launcher has left running on this data.
   *
   * @return whether there was one
   */
  public static boolean endLeftOver(DataDirectory directory) throws InterruptedException {
    return recordOf(directory).endLeftOver(STOP);
  }

  /** Starts the process; it is ready when {@link #awaitReady} returns. */
  public static LibertyServer start(
      ServerPackage serverPackage, DataDirectory directory, Parameters parameters) {
    parameters.address().requireFree();
    HealthFiles.clear(directory);
    new ApplicationCache(directory, NAME).keepOnlyFor(serverPackage.application());
    Path log = directory.resolve("liberty/logs/console.log");
    ChildProcess process =
        ChildProcess.start(
            List.of("sh", serverPackage.launcher().toString(), "run", NAME),
            environment -> fill(environment, directory, parameters),
            log);
    ProcessRecord record = recordOf(directory);
    record.write(process.handle());
    return new LibertyServer(
        process, record, Readiness.of(directory, parameters.address().url()), log);
  }

  /**
   * Waits until the server takes calls.
   *
   * @throws StartFailure when it ends before or does not get ready
   */
  public void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!readiness.isReady()) {
      if (!process.isAlive()) {
        throw notStarted(lastError().orElse("no message"));
      }
      if (System.nanoTime() > deadline) {
        throw notStarted("not ready within %d minutes".formatted(START.toMinutes()));
      }
      // Liberty itself goes on when the application does not start.
      if (lastError().filter(line -> line.contains(APPLICATION_FAILED)).isPresent()) {
        throw notStarted(lastError().orElse(""));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Waits for the end of the process and gives its exit status. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  public Path log() {
    return log;
  }

  /** Lets the server finish what is under way and returns when it has ended. */
  @Override
  public void close() {
    process.end(STOP);
    record.delete();
  }

  private StartFailure notStarted(String reason) {
    return new StartFailure(
        "The server could not be started (%s); its logs are in %s."
            .formatted(reason, log.getParent()));
  }

  private Optional<String> lastError() {
    return process.output().stream()
        .filter(line -> line.contains("ERROR") || line.contains("Error"))
        .reduce((first, second) -> second);
  }

  private static ProcessRecord recordOf(DataDirectory directory) {
    return new ProcessRecord(directory.resolve("liberty.pid"));
  }

  private static void fill(
      Map<String, String> environment, DataDirectory directory, Parameters parameters) {
    // Only a listener with TLS has them.
    environment.keySet().removeIf(name -> name.startsWith("DG_TLS_"));
    // The server works as the application's role and is not told the administrating account.
    environment.keySet().removeIf(name -> name.startsWith("DG_DATABASE_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.putIfAbsent("JVM_ARGS", DEFAULT_JVM_ARGS);
    // Relative paths of the settings count from where the launcher was called.
    environment.put("SERVER_WORKING_DIR", Path.of("").toAbsolutePath().toString());
    environment.put("WLP_OUTPUT_DIR", directory.resolve("liberty").toString());
    environment.put("LOG_DIR", directory.resolve("liberty/logs").toString());
    environment.put("DG_HTTP_HOST", parameters.address().host());
    String port = Integer.toString(parameters.address().port());
    environment.put("DG_HTTP_PORT", parameters.tls().isPresent() ? NO_PORT : port);
    environment.put("DG_HTTPS_PORT", parameters.tls().isPresent() ? port : NO_PORT);
    environment.put("DG_LISTENER", parameters.tls().isPresent() ? "tls" : "plain");
    parameters.tls().ifPresent(tls -> environment.putAll(tls.variables()));
    Database database = parameters.database();
    environment.put("DG_DB_HOST", database.host());
    environment.put("DG_DB_PORT", Integer.toString(database.port()));
    environment.put("DG_DB_NAME", database.name());
    environment.put("DG_DB_USER", database.user());
    // Passwords come in files: the environment is evidence that callers may ask for.
    Path variables = directory.resolve("secrets/server");
    Secrets.writePrivate(variables.resolve("DG_DB_PASSWORD"), database.password());
    Path tlsPassword = variables.resolve("DG_TLS_PASSWORD");
    parameters
        .tls()
        .ifPresentOrElse(
            tls -> Secrets.writePrivate(tlsPassword, tls.password()),
            () -> Secrets.delete(tlsPassword));
    environment.put("VARIABLE_SOURCE_DIRS", variables.toString());
    environment.put("DG_CONFIG_FILE", parameters.configuration().map(Path::toString).orElse(""));
    environment.putAll(parameters.variables());
    environment.put("DG_DATA_DIR", directory.root().toString());
  }
}
