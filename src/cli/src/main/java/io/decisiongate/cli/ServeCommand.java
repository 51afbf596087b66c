package io.decisiongate.cli;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.local.Installation;
import io.decisiongate.local.RunningServer;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.server.ServerAddress;
import io.decisiongate.local.server.ServerPackage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg serve}: database and server in the foreground until a signal ends them. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  @Mixin private final JsonRootOptions jsonRoot = new JsonRootOptions();

  @Option(names = "--allow-non-loopback")
  private boolean allowNonLoopback;

  @Option(names = "--administrator-key-file", paramLabel = "FILE")
  private Optional<Path> administratorKeyFile = Optional.empty();

  @Override
  public Integer call() {
    try {
      return Foreground.run(this::serve);
    } catch (StartFailure e) {
      throw new MessageFailure(Message.SERVE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private int serve() throws InterruptedException {
    ServeSettings settings =
        ServeSettings.load(config, GlobalOptions.of(spec), allowNonLoopback, jsonRoot);
    PrintWriter err = spec.commandLine().getErr();
    settings.warnings().forEach(warning -> Console.of(spec).note(Message.CONFIG_WARNING, warning));
    settings.posture().forEach(err::println);
    err.flush();
    ServerAddress address = settings.address().withRealPort();
    Installation.Plan plan =
        new Installation.Plan(
            ServerPackage.in(Home.find().path()),
            data.open(),
            address,
            settings.tls(),
            settings.file(),
            settings.variables(),
            settings.database(),
            this::showKey,
            note -> tell(err, note));
    try (Installation server = Installation.start(plan);
        RunningServer.Notice ignored =
            RunningServer.announce(plan.directory(), address.url(), settings.file())) {
      Console.of(spec).line(Message.SERVE_READY, address.url().toString());
      int status = server.waitFor();
      throw new MessageFailure(
          Message.SERVER_FAILED,
          Integer.toString(status),
          plan.directory().resolve("liberty/logs").toString());
    }
  }

  private static void tell(PrintWriter err, String note) {
    err.println(note);
    err.flush();
  }

  private void showKey(String key) {
    if (administratorKeyFile.isPresent()) {
      Secrets.writePrivate(administratorKeyFile.get(), key);
    } else {
      Console.of(spec).line(Message.SERVE_KEY, key);
    }
  }
}
