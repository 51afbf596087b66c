package io.decisiongate.system.container;

import java.io.IOException;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.api.event.ManagerStopping;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jspecify.annotations.Nullable;

/**
 * Makes a database and a server's directory before Arquillian reads {@code arquillian.xml}, which
 * names them by system properties, and ends the database after Arquillian has stopped the server.
 */
public final class ServerPreparation implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Preparing.class);
  }

  /** Arquillian makes one of these for a test run. */
  public static final class Preparing {
    private static final int BEFORE_THE_CONFIGURATION_IS_READ = 100;

    private @Nullable ContainerServer server;

    public void prepare(
        @Observes(precedence = BEFORE_THE_CONFIGURATION_IS_READ) ManagerStarted started)
        throws IOException, InterruptedException {
      ContainerServer prepared = ContainerServer.prepare();
      prepared.arquillianProperties().forEach(System::setProperty);
      server = prepared;
    }

    public void end(@Observes ManagerStopping stopping) {
      if (server != null) {
        server.close();
      }
    }
  }
}
