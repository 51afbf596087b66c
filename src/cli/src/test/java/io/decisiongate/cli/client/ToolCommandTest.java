package io.decisiongate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools called from the command line. */
class ToolCommandTest {
  @TempDir private Path folder;

  @Test
  void aToolAnswersWithItsJson() throws IOException {
    Answer answer =
        Answer.json(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"json\",\"json\":"
                + "{\"b\":1,\"a\":[2]}}]}}");
    try (HttpServerStub server = HttpServerStub.start(request -> answer)) {
      assertThat(CommandRun.dg("mcp", "tool", "providers-list", "--endpoint", server.url("/rpc")))
          .isEqualTo(new CommandRun(0, "{\"a\":[2],\"b\":1}\n", ""));
      assertThat(
              CommandRun.dg(
                      "mcp",
                      "tools",
                      "call",
                      "--tool",
                      "providers_list",
                      "--output",
                      "text",
                      "--endpoint",
                      server.url("/rpc"))
                  .out())
          .isEqualTo("{\n  \"b\": 1,\n  \"a\": [\n    2\n  ]\n}\n");
      assertThat(server.requests())
          .extracting(request -> JsonReader.read(request.body()))
          .extracting(request -> ((Json.Obj) request).member("params").orElseThrow())
          .containsOnly(JsonReader.read("{\"name\":\"providers_list\",\"arguments\":{}}"));
    }
  }

  @Test
  void aTextResultIsNotUnderstood() throws IOException {
    Answer answer =
        Answer.json("{\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"{}\"}]}}");
    try (HttpServerStub server = HttpServerStub.start(request -> answer)) {
      assertFailure(
          "MCP request failed: mcp protocol error: tool result without an item of type json; calls go"
              + " to the server's /rpc, not to its /mcp",
          CommandRun.dg("mcp", "tool", "providers-list", "--endpoint", server.url("/rpc")));
    }
  }

  @Test
  void argumentsAreHeldAgainstTheSchemaBeforeTheyAreSent() {
    assertFailure(
        "Schema validation failed for schemas_get: \"tenant_id\" is a required property",
        CommandRun.dg("mcp", "tool", "schemas-get", "--json", "{\"extra\":1}"));
    assertFailure(
        "Schema validation failed for nope: no schema is known for this tool; --no-validate sends the call all the same",
        CommandRun.dg("mcp", "tools", "call", "--tool", "nope"));
    assertFailure(
        "MCP client configuration failed: mcp client config error: endpoint is required for HTTP/SSE transport",
        CommandRun.dg("mcp", "tool", "schemas-get", "--json", "{\"extra\":1}", "--no-validate"));
  }

  @Test
  void argumentsThatCannotBeReadAreAFailure() throws IOException {
    assertFailure(
        "Failed to parse MCP input: Unexpected end-of-input: expected close marker for Object at line"
            + " 1 column 2",
        CommandRun.dg("mcp", "tool", "precheck", "--json", "{"));
    assertFailure(
        "Failed to read MCP input at %s/none.json: no such file or directory".formatted(folder),
        CommandRun.dg("mcp", "tool", "precheck", "--input", folder + "/none.json"));
    Path large = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(16_777_217);
    }
    assertFailure(
        "Refusing to read MCP input at %s because it is 16777217 bytes (limit 16777216)."
            .formatted(large),
        CommandRun.dg("mcp", "tool", "precheck", "--input", large.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "mcp tool nope",
    "mcp tool",
    "mcp tools call",
    "mcp resources read",
    "mcp tool precheck --json {} --input f",
    "mcp tools list --transport pigeon",
    "mcp tools list --stdio-env NOVALUE",
    "mcp nope",
    "schema list",
    "schema get --tenant-id 1 --namespace-id 1",
    "interop eval",
    "interop eval --spec a --run-config b --trigger c --started-at-unix-ms 1 --started-at-logical 1",
  })
  void wrongUsageEndsWithTwo(String command) {
    assertThat(CommandRun.dg(command.split(" ")).status()).isEqualTo(2);
  }

  @Test
  void idsStartAtOne() {
    assertFailure(
        "Invalid tenant_id value: 0. Must be >= 1.",
        CommandRun.dg("schema", "list", "--tenant-id", "0", "--namespace-id", "1"));
    assertFailure(
        "Invalid namespace_id value: -1. Must be >= 1.",
        CommandRun.dg("schema", "list", "--tenant-id", "1", "--namespace-id", "-1"));
  }

  @Test
  void schemaCommandsAlwaysValidate() {
    assertFailure(
        "Schema validation failed for schemas_list: 0 is less than the minimum of 1",
        CommandRun.dg("schema", "list", "--tenant-id", "1", "--namespace-id", "1", "--limit", "0"));
    assertThat(CommandRun.dg("schema", "register", "--json", "{}").err())
        .isEqualTo(
            "Schema validation failed for schemas_register: \"record\" is a required property\n");
  }

  private static void assertFailure(String message, CommandRun run) {
    assertThat(run).isEqualTo(new CommandRun(1, "", message + "\n"));
  }
}
