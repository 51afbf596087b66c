package io.decisiongate.cli.demo;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.cli.DataOption;
import io.decisiongate.cli.Home;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.local.server.ServerPackage;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg demo}: evidence of this checkout, a server, one run of {@code release-gate}. */
@Command(
    name = "demo",
    description = "Gates the release of this repository by its own test reports and Git state.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path checkout = Home.find().path();
    ServerPackage.in(checkout).requireBuilt();
    DemoServer server = new DemoServer(data.open());
    ReleaseEvidence evidence = ReleaseEvidence.gather(checkout);
    evidence.write(server.evidence());
    URI address = server.ready(out);
    out.println("May " + evidence.subject() + " be released?");
    try (McpClient client = McpClient.connect(address, server.key())) {
      ScenarioSpec scenario = ReleaseScenario.define(client, evidence.policy());
      ReleaseRun run = ReleaseRun.decide(client, scenario, Instant.now());
      out.printf(
          "Scenario %s (%s), run %s%n", scenario.scenarioId(), scenario.specHash(), run.runId());
      new DecisionReport(run).print(out);
      printHowToAskAgain(out, address, server, run);
      return 0;
    } catch (ToolFailure failure) {
      throw new CommandFailure("The server refused " + failure.getMessage(), failure);
    }
  }

  private void printHowToAskAgain(PrintWriter out, URI address, DemoServer server, ReleaseRun run) {
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
    out.println(
        """

        Ask again with curl:
          curl -s %1$s/mcp -H "Authorization: Bearer $(cat '%2$s')" \\
            -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
            -d '%3$s'
        or with an MCP client, for example:
          npx @modelcontextprotocol/inspector --cli %1$s/mcp --transport http \\
            --header "Authorization: Bearer $(cat '%2$s')" --method tools/list

        The evidence lies in %4$s.
        The server keeps running; end it with: ./dg stop"""
            .formatted(address, server.keyFile(), JsonWriter.write(call), server.evidence()));
    out.flush();
  }
}
