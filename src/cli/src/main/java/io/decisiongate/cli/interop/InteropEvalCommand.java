package io.decisiongate.cli.interop;

import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.RpcClient;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.RunStatus;
import io.decisiongate.core.time.Timestamp;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg interop eval}; the report is written even when the status is not the expected one. */
@Command(name = "eval", mixinStandardHelpOptions = true)
final class InteropEvalCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final InteropFiles files = new InteropFiles();

  @Mixin private final InteropTimes times = new InteropTimes();

  @Option(names = "--issue-entry-packets")
  private boolean issueEntryPackets;

  @Option(names = "--expect-status", paramLabel = "STATUS")
  private Optional<RunStatus> expected = Optional.empty();

  @Option(names = "--output", paramLabel = "FILE")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    InteropInput input = files.read();
    Timestamp triggered = input.trigger().time();
    Json report;
    try (RpcClient server = client.connect(command)) {
      report =
          new InteropRun(server)
              .evaluate(
                  input,
                  times.startedAt(triggered),
                  times.statusRequestedAt(triggered),
                  issueEntryPackets);
    }
    write(report);
    expected.ifPresent(status -> check(status, report));
    return 0;
  }

  private void write(Json report) {
    Console console = Console.of(command);
    if (output.isPresent()) {
      ResultFile.write(output.get(), CanonicalJson.write(report) + "\n");
      console.line(Message.INTEROP_WRITTEN, output.get().toString());
    } else {
      console.json(report);
    }
  }

  private static void check(RunStatus expected, Json report) {
    String actual =
        ObjectReader.of(ObjectReader.of(report, "report").value("status"), "status")
            .string("status");
    if (!actual.equals(expected.wire())) {
      throw new MessageFailure(Message.INTEROP_STATUS_MISMATCH, expected.wire(), actual);
    }
  }
}
