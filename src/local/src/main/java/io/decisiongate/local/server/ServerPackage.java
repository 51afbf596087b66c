package io.decisiongate.local.server;

import io.decisiongate.local.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Open Liberty with the application, as the build leaves it; several servers run from one package.
 *
 * @param wlp Liberty's installation
 */
public record ServerPackage(Path wlp) {
  private static final String IN_CHECKOUT = "liberty/target/liberty/wlp";
  private static final String APPLICATION = "usr/servers/decisiongate/apps/decision-gate.ear";

  /** The package that was built in this checkout; it may be missing still. */
  public static ServerPackage in(Path checkout) {
    return new ServerPackage(checkout.resolve(IN_CHECKOUT));
  }

  /** Whether the build has got as far as the application. */
  public boolean isBuilt() {
    return Files.isRegularFile(application()) && Files.isDirectory(migrations());
  }

  /** Fails unless the build has been done. */
  public ServerPackage requireBuilt() {
    if (!isBuilt()) {
      throw new StartFailure(
          "The server is not built: %s is missing; run `mvn package` first.".formatted(wlp));
    }
    return this;
  }

  public Path migrations() {
    return wlp.resolve("usr/shared/resources/migrations");
  }

  Path application() {
    return wlp.resolve(APPLICATION);
  }

  Path launcher() {
    return wlp.resolve("bin/server");
  }
}
