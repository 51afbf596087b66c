package io.decisiongate.cli.demo;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.cli.Home;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.RunningServer;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.process.ChildProcess;
import io.decisiongate.local.server.ServerAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The demo's server: the one that runs already, or one started in the background. */
record DemoServer(DataDirectory directory) {
  private static final String KEY = "administrator-key";
  private static final Duration START = Duration.ofMinutes(5);

  /** Where the json provider reads. */
  Path evidence() {
    return directory.resolve("evidence");
  }

  Path keyFile() {
    return directory.resolve("secrets").resolve(KEY);
  }

  /** The administrator's key that the first start left here, or that the environment gives. */
  String key() {
    return new Secrets(directory)
        .read(KEY)
        .or(() -> Optional.ofNullable(System.getenv("DG_API_KEY")))
        .orElseThrow(
            () ->
                new CommandFailure(
                    "The administrator's key of %s was shown at its first start and is not kept: give it as DG_API_KEY or use another directory with --data."
                        .formatted(directory.root())));
  }

  /** Gives the address of a server that is ready. */
  URI ready(PrintWriter out) throws InterruptedException {
    if (!RunningServer.exists(directory)) {
      return start(out);
    }
    RunningServer running = awaitRunning(Optional.empty());
    if (!running.configuration().equals(Optional.of(configuration()))) {
      throw new CommandFailure(
          "The server on %s runs with another configuration than the demo's: stop it with `dg stop` or use another directory with --data."
              .formatted(directory.root()));
    }
    out.println("The server is running already at " + running.address() + ".");
    return running.address();
  }

  private URI start(PrintWriter out) throws InterruptedException {
    ServerAddress address = freeAddress(out);
    writeConfiguration(address);
    out.println("Starting database and server ...");
    out.flush();
    ChildProcess launcher =
        ChildProcess.start(
            List.of(
                Home.find().script().toString(),
                "serve",
                "--config",
                configuration().toString(),
                "--data",
                directory.root().toString(),
                "--administrator-key-file",
                keyFile().toString()),
            directory.resolve("serve.log"));
    RunningServer running = awaitRunning(Optional.of(launcher));
    out.println("The server is ready at " + running.address() + ".");
    return running.address();
  }

  private RunningServer awaitRunning(Optional<ChildProcess> launcher) throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<RunningServer> running = RunningServer.find(directory);
      if (running.isPresent()) {
        return running.get();
      }
      if (launcher.isPresent() && !launcher.get().isAlive()) {
        throw new CommandFailure(
            "The server could not be started. "
                + String.join(" ", launcher.get().tail(1)).replaceFirst("^dg: ", ""));
      }
      Thread.sleep(100);
    }
    throw new CommandFailure(
        "The server did not get ready; see " + directory.resolve("serve.log") + ".");
  }

  private Path configuration() {
    return directory.resolve("decision-gate.toml");
  }

  private static ServerAddress freeAddress(PrintWriter out) {
    try {
      ServerAddress.DEFAULT.requireFree();
      return ServerAddress.DEFAULT;
    } catch (StartFailure taken) {
      ServerAddress other = new ServerAddress(InetAddress.getLoopbackAddress(), 0).withRealPort();
      out.printf(
          "Port %d is taken by another program, so port %d is used.%n",
          ServerAddress.DEFAULT.port(), other.port());
      return other;
    }
  }

  private void writeConfiguration(ServerAddress address) {
    Template filled =
        Template.of("decision-gate.toml")
            .with("BIND", address.url().getRawAuthority())
            .with("ROOT", evidence().toString());
    try {
      Files.writeString(configuration(), filled.text());
    } catch (IOException e) {
      throw new CommandFailure(
          "The file " + configuration() + " cannot be written: " + e.getMessage(), e);
    }
  }
}
