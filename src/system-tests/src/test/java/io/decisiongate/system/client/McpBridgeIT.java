package io.decisiongate.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.Project;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dg mcp} carries the messages of clients that start their servers as processes. */
@ExtendWith(SharedServer.Access.class)
class McpBridgeIT {
  private static final long LONGEST_RUN_S = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "client"})
  void officialClientsTakeARunToItsEnd(String client, SharedServer server) throws Exception {
    TimeScenario scenario =
        new TimeScenario("bridged-" + client, 1, client.equals("sdk") ? 23 : 24);
    List<Json> calls =
        List.of(
            call("scenario_define", scenario.define()),
            call("scenario_start", scenario.start("run-1")),
            call("scenario_trigger", scenario.trigger("run-1", "t-1", 2)),
            call("scenario_status", scenario.status("run-1")));

    String output =
        NodeScript.prepare()
            .run(
                "client.mjs",
                JsonWriter.write(new Json.Array(calls)),
                client,
                "stdio",
                dg(),
                "mcp",
                "--endpoint",
                url(server));

    Json.Obj seen = (Json.Obj) JsonReader.read(output);
    assertThat(((Json.Array) seen.member("tools").orElseThrow()).items()).hasSizeGreaterThan(10);
    List<Json> results = ((Json.Array) seen.member("results").orElseThrow()).items();
    Json.Obj status =
        (Json.Obj) ((Json.Obj) results.getLast()).member("structuredContent").orElseThrow();
    assertThat(status.member("status")).contains(Json.of("completed"));
  }

  @Test
  void everyRequestIsAnsweredBeforeTheEnd(SharedServer server) throws Exception {
    Bridged bridged =
        bridge(
            url(server),
            "{\"jsonrpc\":\"2.0\",\"id\":\"i\",\"method\":\"initialize\",\"params\":"
                + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"nope\"}");

    assertThat(bridged.err()).isEmpty();
    assertThat(bridged.status()).isZero();
    assertThat(bridged.out())
        .extracting(line -> ((Json.Obj) JsonReader.read(line)).member("id").orElseThrow())
        .containsExactlyInAnyOrder(Json.of("i"), Json.of(1), Json.of(2), Json.of(3))
        .startsWith(Json.of("i"));
    assertThat(bridged.out()).anyMatch(line -> line.contains("-32601"));
  }

  @Test
  void withoutServerEachRequestIsAnError() throws Exception {
    Bridged bridged =
        bridge("http://127.0.0.1:1/mcp", "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\"}");

    assertThat(bridged.status()).isZero();
    assertThat(bridged.out())
        .containsExactly(
            "{\"jsonrpc\":\"2.0\",\"id\":9,\"error\":{\"code\":-32000,\"message\":"
                + "\"no answer from http://127.0.0.1:1/mcp: connection refused\"}}");
  }

  private record Bridged(int status, List<String> out, String err) {}

  private Bridged bridge(String url, String... lines) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(dg(), "mcp", "--endpoint", url).redirectError(err.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS)).isTrue();
    return new Bridged(process.exitValue(), out.lines().toList(), Files.readString(err));
  }

  private static String dg() {
    return Project.root().resolve("dg").toString();
  }

  private static String url(SharedServer server) {
    return "http://127.0.0.1:" + server.server().port() + "/mcp";
  }

  private static Json call(String tool, Json arguments) {
    return Json.object().put("name", tool).put("arguments", arguments).build();
  }
}
