package io.decisiongate.local;

import com.sun.net.httpserver.HttpServer;
import io.decisiongate.local.server.ServerPackage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Stands in for Liberty where only its life as a process matters: takes the same environment, is
 * ready at once, and leaves a file when it was ended in good order.
 */
public final class StandInServer {
  private StandInServer() {}

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(
            System.getenv("DG_HTTP_HOST"), Integer.parseInt(System.getenv("DG_HTTP_PORT")));
    Path ended = Path.of(System.getenv("DG_DATA_DIR"), "ended-in-order");
    HttpServer http = HttpServer.create(address, 0);
    http.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    Files.writeString(ended, "yes");
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    http.start();
  }

  /** A server package that runs this class, with one migration. */
  static ServerPackage install(Path wlp) throws IOException {
    Files.createDirectories(wlp.resolve("bin"));
    Path applications = Files.createDirectories(wlp.resolve("usr/servers/decisiongate/apps"));
    Files.writeString(applications.resolve("decision-gate.ear"), "not read by the stand-in");
    Path migrations = Files.createDirectories(wlp.resolve("usr/shared/resources/migrations"));
    Files.copy(
        Path.of("src/test/resources/migrations/V001__first.sql"),
        migrations.resolve("V001__first.sql"));
    Path script = wlp.resolve("bin/server");
    String classes = Path.of("target/test-classes").toAbsolutePath().toString();
    Files.write(
        script,
        "#!/bin/sh\nexec \"$JAVA_HOME/bin/java\" -cp '%s' %s\n"
            .formatted(classes, StandInServer.class.getName())
            .getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ServerPackage(wlp);
  }
}
