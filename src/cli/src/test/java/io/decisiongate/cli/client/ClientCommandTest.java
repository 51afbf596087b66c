package io.decisiongate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCommandTest {
  private static final Answer LIST =
      Answer.json(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"precheck\"}]}}");

  @TempDir private Path folder;

  @Test
  void theRequestIsThatOfTheReference() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> LIST)) {
      assertThat(
              CommandRun.dg(
                  "mcp",
                  "tools",
                  "list",
                  "--endpoint",
                  server.url("/any/path"),
                  "--bearer-token",
                  "secret",
                  "--client-subject",
                  "CN=tests"))
          .isEqualTo(new CommandRun(0, "{\"tools\":[{\"name\":\"precheck\"}]}\n", ""));

      HttpServerStub.Request request = server.requests().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/any/path");
      assertThat(request.headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("authorization", "Bearer secret")
          .containsEntry("x-decision-gate-client-subject", "CN=tests")
          .doesNotContainKey("accept");
      assertThat(JsonReader.read(request.body()))
          .isEqualTo(
              JsonReader.read(
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}"));
    }
  }

  @Test
  void sseAsksForEventsAndTakesTheFirst() throws IOException {
    String events =
        ": hello\n\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\ndata: \"result\":"
            + "{\"tools\":[]}}\n\ndata: {\"second\":1}\n\n";
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.events(events))) {
      assertThat(
              CommandRun.dg(
                  "mcp", "tools", "list", "--transport", "sse", "--mcp-url", server.url("/rpc")))
          .isEqualTo(new CommandRun(0, "{\"tools\":[]}\n", ""));
      assertThat(server.requests().getFirst().headers())
          .containsEntry("accept", "text/event-stream");
    }
  }

  @Test
  void eventsWithoutDataAreATransportError() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.events("\n\n"))) {
      assertFailure(
          "MCP request failed: mcp transport error: sse response missing data",
          list(server, "--transport", "sse"));
    }
    try (HttpServerStub server = HttpServerStub.start(request -> LIST)) {
      assertFailure(
          "MCP request failed: mcp transport error: sse response missing data; the server answers as"
              + " application/json, for which --transport http is right",
          list(server, "--transport", "sse"));
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "503", "302"})
  void anotherStatusIsToldWithItsBody(int status) throws IOException {
    try (HttpServerStub server =
        HttpServerStub.start(request -> Answer.of(status, "{\"error\":1}"))) {
      assertFailure(
          "MCP request failed: mcp transport error: http status " + status + ": {\"error\":1}",
          list(server));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | http status 401 without a text",
        "404 | http status 404 without a text; calls go to /rpc, standard clients to /mcp",
        "405 | http status 405 without a text; calls go to /rpc, standard clients to /mcp",
      })
  void aStatusWithoutBodyIsToldWithWhatMayBeWrong(int status, String problem) throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.of(status, ""))) {
      assertFailure("MCP request failed: mcp transport error: " + problem, list(server));
    }
  }

  @Test
  void whatAServerSaysIsOneShortLineWithoutCommandsToTheTerminal() throws IOException {
    String page = "<html>\n  \u001B[31mBad\r\n" + "x".repeat(5_000);
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.of(502, page))) {
      assertFailure(
          "MCP request failed: mcp transport error: http status 502: <html> \\u001b[31mBad "
              + "x".repeat(2_032)
              + "…",
          list(server));
    }
    Answer error = Answer.json("{\"id\":1,\"error\":{\"code\":1,\"message\":\"a\\u001B[2J\\nb\"}}");
    try (HttpServerStub server = HttpServerStub.start(request -> error)) {
      assertFailure("MCP request failed: mcp protocol error: a\\u001b[2J\\u000ab", list(server));
    }
    Answer tools =
        Answer.json(
            "{\"id\":1,\"result\":{\"tools\":[{\"name\":\"a\\u001B[2J\",\"description\":\"b\\nc\"}]}}");
    try (HttpServerStub server = HttpServerStub.start(request -> tools)) {
      assertThat(list(server, "--output", "text").out())
          .isEqualTo("Tools:\n- a\\u001b[2J: b\\u000ac\n");
    }
  }

  @Test
  void aJsonRpcErrorIsToldWithoutItsCode() throws IOException {
    try (HttpServerStub server =
        HttpServerStub.start(
            request ->
                Answer.json(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32004,\"message\":\"gone\"}}"))) {
      assertFailure("MCP request failed: mcp protocol error: gone", list(server));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                           | invalid json-rpc response: no result",
        "{\"id\":1,\"result\":{}}     | result without tools",
      })
  void anAnswerThatIsNoneIsAProtocolError(String body, String problem) throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json(body))) {
      assertFailure("MCP request failed: mcp protocol error: " + problem, list(server));
    }
  }

  @Test
  void textThatIsNoJsonIsAProtocolError() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json("hello"))) {
      assertThat(list(server).err())
          .startsWith("MCP request failed: mcp protocol error: invalid json-rpc response: ");
    }
  }

  @Test
  void anAnswerBeyondTheLimitIsNotTaken() throws IOException {
    String body = " ".repeat(Transport.MAX_RESPONSE_BYTES + 1);
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json(body))) {
      assertFailure(
          "MCP request failed: mcp transport error: response exceeds size limit of 16777216 bytes",
          list(server));
    }
  }

  @Test
  void aSilentServerIsGivenUp() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (HttpServerStub server =
        HttpServerStub.start(
            request -> {
              end.await();
              return LIST;
            })) {
      assertFailure(
          "MCP request failed: mcp transport error: no answer within 200 ms",
          list(server, "--timeout-ms", "200"));
      end.countDown();
    }
  }

  @Test
  void withoutServerTheConnectionIsRefused() throws IOException {
    String url;
    try (HttpServerStub server = HttpServerStub.start(request -> LIST)) {
      url = server.url("/rpc");
    }
    assertFailure(
        "MCP request failed: mcp transport error: connection refused",
        CommandRun.dg("mcp", "tools", "list", "--endpoint", url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | endpoint is required for HTTP/SSE transport",
        "--transport sse        | endpoint is required for HTTP/SSE transport",
        "--transport stdio      | stdio command is required for stdio transport",
        "--endpoint ftp://h/rpc | invalid endpoint: ftp://h/rpc (expected http://HOST:PORT/rpc or https)",
        "--endpoint http://h:65536/rpc | invalid endpoint: http://h:65536/rpc (expected http://HOST:PORT/rpc or https)",
        "--endpoint http://h --timeout-ms 0 | timeout_ms must be >= 1, was 0",
        "--endpoint http://h --timeout-ms 2147483648 | timeout_ms must be <= 2147483647, was 2147483648",
        "--endpoint http://h --bearer-token \u00e9 | bearer token must be visible ASCII and not empty",
      })
  void optionsThatDoNotFitAreAConfigurationError(String options, String problem) {
    List<String> arguments = new ArrayList<>(List.of("mcp", "tools", "list"));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ")));
    }
    assertFailure(
        "MCP client configuration failed: mcp client config error: " + problem,
        CommandRun.dg(arguments.toArray(String[]::new)));
  }

  @Test
  void aProgramThatDoesNotExistIsATransportProblem() {
    assertThat(
            CommandRun.dg(
                    "mcp", "tools", "list", "--transport", "stdio", "--stdio-command", "/none")
                .err())
        .startsWith(
            "MCP client configuration failed: mcp transport error: stdio command failed to start: ")
        .contains("/none")
        .endsWith("; --stdio-command must name a program that can be run here\n");
  }

  @Test
  void argumentsOfAProgramMayLookLikeOptions() {
    CommandRun run =
        CommandRun.dg(
            "mcp",
            "tools",
            "list",
            "--transport",
            "stdio",
            "--stdio-command",
            "false",
            "--stdio-args",
            "--endpoint",
            "--stdio-args=--lang",
            "--stdio-env",
            "A=B");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "MCP request failed: mcp transport error: stdio command ended before it answered:"
                + " false, status 1\n");
    assertThat(CommandRun.dg("mcp", "tools", "list", "--stdio-args").status()).isEqualTo(2);
  }

  @Test
  void aProfileGivesWhatIsNotGivenExplicitly() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("c.toml"),
            "[client.auth_profiles.ci]\nbearer_token = \"profile\"\nclient_subject = \"CN=ci\"\n");
    try (HttpServerStub server = HttpServerStub.start(request -> LIST)) {
      list(server, "--auth-profile", "ci", "--auth-config", config.toString());
      list(
          server,
          "--auth-profile",
          "ci",
          "--auth-config",
          config.toString(),
          "--bearer-token",
          "explicit");
      CommandRun.with(
          Map.of("DECISION_GATE_CONFIG", config.toString()),
          "mcp",
          "tools",
          "list",
          "--endpoint",
          server.url("/rpc"),
          "--auth-profile",
          "ci");

      assertThat(server.requests())
          .extracting(request -> request.headers().get("authorization"))
          .containsExactly("Bearer profile", "Bearer explicit", "Bearer profile");
      assertThat(server.requests())
          .extracting(request -> request.headers().get("x-decision-gate-client-subject"))
          .containsOnly("CN=ci");
    }
  }

  @Test
  void anUnknownProfileIsNamed() throws IOException {
    Path config = Files.writeString(folder.resolve("c.toml"), "");
    assertFailure(
        "Auth profile not found: ci",
        CommandRun.dg(
            "mcp",
            "tools",
            "list",
            "--endpoint",
            "http://127.0.0.1:1/rpc",
            "--auth-profile",
            "ci",
            "--auth-config",
            config.toString()));
  }

  @Test
  void theFileWithProfilesHasALimit() throws IOException {
    Path config = folder.resolve("c.toml");
    try (RandomAccessFile sparse = new RandomAccessFile(config.toFile(), "rw")) {
      sparse.setLength(1_048_577);
    }
    assertFailure(
        "Refusing to read auth config at %s because it is 1048577 bytes (limit 1048576)."
            .formatted(config),
        CommandRun.dg(
            "mcp", "tools", "list", "--auth-profile", "ci", "--auth-config", config.toString()));
  }

  private static CommandRun list(HttpServerStub server, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("mcp", "tools", "list", "--endpoint", server.url("/rpc")));
    arguments.addAll(List.of(options));
    return CommandRun.dg(arguments.toArray(String[]::new));
  }

  private static void assertFailure(String message, CommandRun run) {
    assertThat(run).isEqualTo(new CommandRun(1, "", message + "\n"));
  }
}
