package io.decisiongate.system.acceptance;

import io.decisiongate.local.database.Database;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.server.WarmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one server of all acceptance tests, and a directory for what a test needs on disk. */
final class AcceptanceServer implements AutoCloseable {
  private final Path directory;
  private final WarmServer warm;

  private AcceptanceServer(Path directory, WarmServer warm) {
    this.directory = directory;
    this.warm = warm;
  }

  WarmServer warm() {
    return warm;
  }

  ServerUnderTest server() {
    return warm.server();
  }

  HttpWire http() {
    return warm.server().http();
  }

  /** The address that clients call. */
  String rpc() {
    return "http://127.0.0.1:" + server().port() + "/rpc";
  }

  Database database() {
    return warm.asSuperuser();
  }

  /** A caller without credentials. */
  Caller caller() {
    return new Caller(http());
  }

  /** A directory for the files of tests; its real path. */
  Path files() {
    return directory.resolve("files");
  }

  /** Writes a file below {@link #files}. */
  Path write(String name, String content) throws IOException {
    Path file = files().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** The standard configuration at this server's address. */
  Configuration standard() {
    return Configuration.standard(server().port(), files());
  }

  /** Empties the tables, and returns when the server answers by this configuration. */
  void use(Configuration configuration) throws IOException, SQLException, InterruptedException {
    warm.reconfigure(configuration.toml());
  }

  @Override
  public void close() throws IOException {
    warm.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static AcceptanceServer start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("dg-acceptance-").toRealPath();
    Files.createDirectory(directory.resolve("files"));
    return new AcceptanceServer(directory, WarmServer.start(directory));
  }

  /** Gives the server to test methods as a parameter; it ends with the test run. */
  static final class Access implements ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
        ExtensionContext.Namespace.create(AcceptanceServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == AcceptanceServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(STORE)
          .getOrComputeIfAbsent(AcceptanceServer.class, key -> startOnce(), AcceptanceServer.class);
    }

    private static AcceptanceServer startOnce() {
      try {
        return start();
      } catch (IOException e) {
        throw new IllegalStateException("the server cannot be started", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the server started", e);
      }
    }
  }
}
