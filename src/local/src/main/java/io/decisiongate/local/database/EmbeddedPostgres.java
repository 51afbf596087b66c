package io.decisiongate.local.database;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.process.ChildProcess;
import io.decisiongate.local.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PostgreSQL of its own in a data directory: every commit durable, reachable on a loopback port
 * by password only, data kept between starts. A server that an earlier, killed launcher left behind
 * is stopped first; what a crash left in the files is recovered by PostgreSQL itself.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String NAME = "decisiongate";
  private static final String SUPERUSER = "postgres";
  private static final String SUPERUSER_SECRET = "postgres-superuser";
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final Duration OLD_SESSIONS_END = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int PORT_ATTEMPTS = 5;

  /**
   * Megabytes of a file of the write-ahead log. A new one is filled with zeros while every commit
   * waits: that takes a quarter as long as for the usual 16, and leaves no gap anybody feels.
   */
  private static final String WAL_SEGMENT = "--wal-segsize=4";

  /** What the operator may change later in {@code postgresql.conf}. */
  private static final List<String> DEFAULTS =
      List.of(
          "shared_buffers=512MB",
          "wal_buffers=16MB",
          "min_wal_size=1GB",
          "max_wal_size=4GB",
          "checkpoint_timeout=15min",
          "max_connections=100",
          "password_encryption=scram-sha-256");

  /** What holds whatever the file says. */
  private static final List<String> FIXED =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "logging_collector=off");

  private final DataDirectory directory;
  private final PostgresBinaries binaries;
  private final PostgresAccount account;
  private final PostmasterFile postmaster;
  private final ChildProcess process;
  private final Database database;

  private EmbeddedPostgres(
      Launch launch, ChildProcess process, int port, String superuserPassword) {
    this.directory = launch.directory;
    this.binaries = launch.binaries;
    this.account = launch.account;
    this.postmaster = launch.postmaster;
    this.process = process;
    this.database = database(port, superuserPassword);
  }

  /**
   * Starts the database and returns when it takes connections.
   *
   * @throws StartFailure when it cannot be started
   */
  public static EmbeddedPostgres start(DataDirectory directory) throws InterruptedException {
    return start(directory, PostgresAccount.detect());
  }

  /**
   * Ends a server that a killed launcher has left running on this data.
   *
   * @return whether there was one
   */
  public static boolean endLeftOver(DataDirectory directory) throws InterruptedException {
    return new PostmasterFile(directory).running().isPresent()
        && Launch.prepare(directory, PostgresAccount.detect()).endLeftOver();
  }

  /**
   * The database that another process runs on this data, by the superuser.
   *
   * @return empty when none takes connections
   */
  public static Optional<Database> running(DataDirectory directory) {
    OptionalInt port = new PostmasterFile(directory).port();
    Optional<String> password = new Secrets(directory).read(SUPERUSER_SECRET);
    return port.isPresent() && password.isPresent()
        ? Optional.of(database(port.getAsInt(), password.get()))
        : Optional.empty();
  }

  private static Database database(int port, String superuserPassword) {
    return new Database("127.0.0.1", port, NAME, SUPERUSER, superuserPassword);
  }

  static EmbeddedPostgres start(DataDirectory directory, PostgresAccount account)
      throws InterruptedException {
    Launch launch = Launch.prepare(directory, account);
    String password = new Secrets(directory).readOrCreate(SUPERUSER_SECRET);
    launch.endLeftOver();
    launch.initialise(password);
    KeptPort port = new KeptPort(directory.resolve("postgres.port"));
    for (int attempt = 1; ; attempt++) {
      int candidate = port.choose();
      Optional<ChildProcess> started = launch.run(candidate, attempt < PORT_ATTEMPTS);
      if (started.isPresent()) {
        port.keep(candidate);
        EmbeddedPostgres postgres =
            new EmbeddedPostgres(launch, started.get(), candidate, password);
        postgres.createDatabase();
        return postgres;
      }
    }
  }

  /** The database of the server, by the superuser. */
  public Database database() {
    return database;
  }

  /** The postmaster. */
  public ProcessHandle process() {
    return process.handle();
  }

  /** Ends sessions, writes everything out and returns when PostgreSQL has ended. */
  @Override
  public void close() {
    if (process.isAlive()) {
      List<String> stop = stopCommand(binaries, directory, "fast");
      ChildProcess control = ChildProcess.start(account.command(stop), log(directory));
      control.endsWithin(STOP);
    }
    process.end(STOP);
    postmaster.requireGone();
  }

  private void createDatabase() {
    try (Connection connection = database.named("postgres").connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
      if (!found.next()) {
        try (Statement create = connection.createStatement()) {
          create.execute("create database " + NAME);
        }
      }
    } catch (SQLException | StartFailure e) {
      close();
      throw new StartFailure(
          "The database in " + directory.database() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<String> stopCommand(
      PostgresBinaries binaries, DataDirectory directory, String mode) {
    return List.of(
        binaries.program("pg_ctl"),
        "-D",
        directory.database().toString(),
        "-m",
        mode,
        "-w",
        "-t",
        Long.toString(STOP.toSeconds()),
        "stop");
  }

  private static Path log(DataDirectory directory) {
    return directory.resolve("postgres.log");
  }

  /** What all steps of a start share. */
  private record Launch(
      DataDirectory directory,
      PostgresBinaries binaries,
      PostgresAccount account,
      PostmasterFile postmaster) {

    static Launch prepare(DataDirectory directory, PostgresAccount account) {
      return new Launch(
          directory, PostgresBinaries.unpack(directory), account, new PostmasterFile(directory));
    }

    boolean endLeftOver() throws InterruptedException {
      Optional<ProcessHandle> left = postmaster.running();
      if (left.isEmpty()) {
        return false;
      }
      for (String mode : List.of("fast", "immediate")) {
        command(stopCommand(binaries, directory, mode));
        if (ProcessRecord.ends(left.get(), Duration.ofSeconds(5))) {
          return true;
        }
      }
      throw new StartFailure(
          "An earlier PostgreSQL (process %d) still runs on %s and does not end."
              .formatted(left.get().pid(), directory.database()));
    }

    void initialise(String superuserPassword) throws InterruptedException {
      Path cluster = directory.database();
      try {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
          requireSameMajorVersion(cluster);
          account.admit(directory, cluster);
          return;
        }
        Path draft = directory.resolve("database.partial");
        FileTree.delete(draft);
        DataDirectory.createPrivate(draft);
        Path password = directory.resolve("database.password");
        Secrets.writePrivate(password, superuserPassword);
        account.admit(directory, draft);
        account.admit(directory, password);
        try {
          initdb(draft, password);
        } finally {
          Files.delete(password);
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw StartFailure.of("creating the database in " + cluster, e);
      }
    }

    private void initdb(Path cluster, Path password) throws InterruptedException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  binaries.program("initdb"),
                  WAL_SEGMENT,
                  "-D",
                  cluster.toString(),
                  "-U",
                  SUPERUSER,
                  "-A",
                  "scram-sha-256",
                  "--pwfile=" + password,
                  "-E",
                  "UTF-8",
                  "--no-locale"));
      DEFAULTS.forEach(setting -> command.addAll(List.of("--set", setting)));
      ChildProcess initdb = command(command);
      if (initdb.waitFor() != 0) {
        throw failure("initdb", initdb);
      }
    }

    /** Starts the postmaster; empty when the port was taken meanwhile and another may be tried. */
    Optional<ChildProcess> run(int port, boolean otherPortPossible) throws InterruptedException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  binaries.program("postgres"),
                  "-D",
                  directory.database().toString(),
                  "-p",
                  Integer.toString(port)));
      FIXED.forEach(setting -> command.addAll(List.of("-c", setting)));
      long oldSessionsDeadline = System.nanoTime() + OLD_SESSIONS_END.toNanos();
      while (true) {
        ChildProcess process = ChildProcess.start(account.command(command), log(directory));
        if (awaitReady(process)) {
          return Optional.of(process);
        }
        String end = String.join("\n", process.output());
        if (end.contains("could not bind") && otherPortPossible) {
          return Optional.empty();
        }
        boolean oldSessions = end.contains("pre-existing shared memory block is still in use");
        if (!oldSessions || System.nanoTime() > oldSessionsDeadline) {
          throw failure("PostgreSQL", process);
        }
        Thread.sleep(POLL.toMillis());
      }
    }

    /** Waits until the postmaster takes connections; false when it ended before. */
    private boolean awaitReady(ChildProcess process) throws InterruptedException {
      long deadline = System.nanoTime() + RECOVERY.toNanos();
      try {
        while (process.isAlive()) {
          if (postmaster.ready(process.pid())) {
            return true;
          }
          if (System.nanoTime() > deadline) {
            throw failure("PostgreSQL", process);
          }
          Thread.sleep(POLL.toMillis());
        }
        return false;
      } catch (InterruptedException | StartFailure e) {
        process.end(STOP);
        throw e;
      }
    }

    private ChildProcess command(List<String> command) throws InterruptedException {
      ChildProcess process = ChildProcess.start(account.command(command), log(directory));
      try {
        process.waitFor();
        return process;
      } catch (InterruptedException e) {
        process.end(Duration.ofSeconds(5));
        throw e;
      }
    }

    private void requireSameMajorVersion(Path cluster) throws IOException {
      String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
      if (!found.equals(PostgresBinaries.majorVersion())) {
        throw new StartFailure(
            "The database in %s was written by PostgreSQL %s and this build brings %s: export it with the old version first."
                .formatted(cluster, found, PostgresBinaries.majorVersion()));
      }
    }

    private StartFailure failure(String what, ChildProcess process) {
      String last =
          process.output().stream()
              .filter(
                  line ->
                      line.contains("FATAL") || line.contains("PANIC") || line.contains("error"))
              .reduce((first, second) -> second)
              .orElse("no message");
      String problem =
          last.contains("No space left on device") ? "The disk is full: " + last : last;
      return new StartFailure(
          "%s could not be started (%s); its log is %s.".formatted(what, problem, log(directory)));
    }
  }
}
