package io.decisiongate.cli.demo;

import io.decisiongate.cli.Home;
import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.RunningServer;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.process.ChildProcess;
import io.decisiongate.local.server.ServerAddress;
import java.io.IOException;
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
            () -> new MessageFailure(DemoMessage.KEY_UNKNOWN, directory.root().toString()));
  }

  /** Gives the address of a server that is ready. */
  URI ready(Console console) throws InterruptedException {
    if (!RunningServer.exists(directory)) {
      return start(console);
    }
    RunningServer running = awaitRunning(Optional.empty());
    if (!running.configuration().equals(Optional.of(configuration()))) {
      throw new MessageFailure(DemoMessage.OTHER_CONFIGURATION, directory.root().toString());
    }
    console.line(DemoMessage.SERVER_RUNNING, running.address().toString());
    return running.address();
  }

  private URI start(Console console) throws InterruptedException {
    ServerAddress address = freeAddress(console);
    writeConfiguration(address);
    console.line(DemoMessage.SERVER_STARTING);
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
    console.line(DemoMessage.SERVER_READY, running.address().toString());
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
        throw new MessageFailure(
            DemoMessage.START_FAILED,
            launcher.get().output().stream()
                .reduce("", (first, second) -> second)
                .replaceFirst("^dg: ", ""));
      }
      Thread.sleep(100);
    }
    throw new MessageFailure(
        DemoMessage.START_TIMED_OUT, directory.resolve("serve.log").toString());
  }

  private Path configuration() {
    return directory.resolve("decision-gate.toml");
  }

  private static ServerAddress freeAddress(Console console) {
    try {
      ServerAddress.DEFAULT.requireFree();
      return ServerAddress.DEFAULT;
    } catch (StartFailure taken) {
      ServerAddress other = new ServerAddress(InetAddress.getLoopbackAddress(), 0).withRealPort();
      console.line(
          DemoMessage.PORT_TAKEN,
          Integer.toString(ServerAddress.DEFAULT.port()),
          Integer.toString(other.port()));
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
      throw new MessageFailure(
          e,
          DemoMessage.CONFIGURATION_UNWRITABLE,
          configuration().toString(),
          BoundedInput.reason(e));
    }
  }
}
