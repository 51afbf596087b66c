package io.decisiongate.cli.demo;

import io.decisiongate.cli.DataOption;
import io.decisiongate.cli.Home;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.local.server.ServerPackage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg demo}: evidence of this checkout, a server, one run of {@code release-gate}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    Path checkout = Home.find().path();
    ServerPackage.in(checkout).requireBuilt();
    DemoServer server = new DemoServer(data.open());
    ReleaseEvidence evidence = ReleaseEvidence.gather(checkout);
    evidence.write(server.evidence());
    URI address = server.ready(console);
    console.line(DemoMessage.QUESTION, evidence.subject(console));
    try (McpClient client = McpClient.connect(address, server.key())) {
      ScenarioSpec scenario = ReleaseScenario.define(client, evidence.policy());
      ReleaseRun run = ReleaseRun.decide(client, scenario, Instant.now());
      console.line(
          DemoMessage.RUN, scenario.scenarioId(), scenario.specHash().toString(), run.runId());
      new DecisionReport(run).print(console);
      printHowToAskAgain(console, address, server, run);
      return 0;
    } catch (ToolFailure failure) {
      throw new MessageFailure(
          failure, DemoMessage.SERVER_REFUSED, String.valueOf(failure.getMessage()));
    }
  }

  private void printHowToAskAgain(Console console, URI address, DemoServer server, ReleaseRun run) {
    Json call =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", "tools/call")
            .put(
                "params",
                Json.object()
                    .put("name", "scenario_status")
                    .put("arguments", run.statusArguments(Instant.now()))
                    .build())
            .build();
    console.line(
        DemoMessage.ASK_AGAIN,
        address.toString(),
        server.keyFile().toString(),
        JsonWriter.write(call),
        server.evidence().toString());
  }
}
