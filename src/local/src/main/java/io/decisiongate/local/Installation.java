package io.decisiongate.local;

import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.DatabaseRoles;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.local.database.FirstStart;
import io.decisiongate.local.database.Migrations;
import io.decisiongate.local.server.LibertyServer;
import io.decisiongate.local.server.ServerAddress;
import io.decisiongate.local.server.ServerPackage;
import io.decisiongate.local.server.TlsListener;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running server on a data directory: the lock on it, its database unless that is elsewhere, and
 * Liberty. Closing it ends them in the opposite order, and returns when all have ended.
 */
public final class Installation implements AutoCloseable {
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private Installation() {}

  /**
   * What is to be run.
   *
   * @param tls certificates for an address with TLS
   * @param variables added to the environment of the server
   * @param external the database, unless it is to be the embedded one
   * @param administratorKey gets the first administrator's key, once in the life of the data
   * @param notes gets sentences for the operator while the server runs
   */
  public record Plan(
      ServerPackage serverPackage,
      DataDirectory directory,
      ServerAddress address,
      Optional<TlsSettings> tls,
      Optional<Path> configuration,
      Map<String, String> variables,
      Optional<Database> external,
      Consumer<String> administratorKey,
      Consumer<String> notes) {}

  /**
   * Starts everything and returns when the server takes calls. What was started before a failure is
   * ended again.
   *
   * @throws StartFailure with a sentence for the operator
   * @throws InterruptedException when the start is called off
   */
  public static Installation start(Plan plan) throws InterruptedException {
    Installation installation = new Installation();
    try {
      installation.run(plan);
      return installation;
    } catch (RuntimeException | InterruptedException e) {
      try {
        installation.close();
      } catch (StartFailure second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** Waits for the end of the server and gives its exit status. */
  public int waitFor() throws InterruptedException {
    return running.peek() instanceof LibertyServer server ? server.waitFor() : 0;
  }

  /** Lets go of the data directory only, as the end of a killed launcher does. For tests. */
  void abandon() throws Exception {
    running.removeLast().close();
  }

  @Override
  public void close() {
    StartFailure problem = null;
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (StartFailure e) {
        problem = e;
      } catch (Exception e) {
        throw new IllegalStateException("stopping", e);
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private void run(Plan plan) throws InterruptedException {
    plan.serverPackage().requireBuilt();
    DataDirectory directory = plan.directory();
    running.push(DataLock.take(directory));
    LibertyServer.endLeftOver(directory);
    plan.address().requireFree();
    Optional<TlsListener> tls = tls(plan);
    DatabaseRoles roles = new DatabaseRoles(database(plan));
    roles.create();
    new Migrations(plan.serverPackage().migrations()).run(roles.owner());
    FirstStart.DEFAULT.run(roles.owner(), plan.administratorKey());
    LibertyServer server =
        LibertyServer.start(
            plan.serverPackage(),
            directory,
            new LibertyServer.Parameters(
                plan.address(), roles.application(), tls, plan.configuration(), plan.variables()));
    running.push(server);
    server.awaitReady();
  }

  private Optional<TlsListener> tls(Plan plan) {
    TlsListener.clear(plan.directory());
    Optional<TlsListener> tls =
        plan.tls().map(settings -> TlsListener.open(settings, plan.directory(), plan.notes()));
    tls.ifPresent(running::push);
    return tls;
  }

  private Database database(Plan plan) throws InterruptedException {
    if (plan.external().isPresent()) {
      return plan.external().get();
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(plan.directory());
    running.push(postgres);
    return postgres.database();
  }
}
