package io.decisiongate.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.ReferenceData;
import io.decisiongate.cli.client.HttpServerStub;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteropInputTest {
  private static final String SPEC =
      """
      {"scenario_id": "s", "namespace_id": 1, "spec_version": "1",
       "stages": [{"stage_id": "st", "entry_packets": [],
                   "gates": [{"gate_id": "g", "requirement": {"Condition": "a"}}],
                   "advance_to": {"kind": "terminal"}, "on_timeout": "fail"}],
       "conditions": [{"condition_id": "a", "policy_tags": [], "comparator": "equals",
                       "expected": true,
                       "query": {"provider_id": "time", "check_id": "after",
                                 "params": {"timestamp": 0}}}],
       "policies": [], "schemas": [], "default_tenant_id": 1}
      """;
  private static final String RUN =
      """
      {"tenant_id": 1, "namespace_id": 1, "run_id": "r", "scenario_id": "s",
       "dispatch_targets": [], "policy_tags": []}
      """;
  private static final String TRIGGER =
      """
      {"trigger_id": "t", "tenant_id": 1, "namespace_id": 1, "run_id": "r",
       "kind": "external_event", "time": {"kind": "logical", "value": 2},
       "source_id": "x", "payload": null, "correlation_id": null}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("spec"), SPEC);
    Files.writeString(folder.resolve("run"), RUN);
    Files.writeString(folder.resolve("trigger"), TRIGGER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "trigger | \"run_id\": \"r\" | \"run_id\": \"q\" | run_id mismatch: trigger=q run_config=r",
        "trigger | \"tenant_id\": 1 | \"tenant_id\": 2 | tenant_id mismatch: trigger=2 run_config=1",
        "trigger | \"namespace_id\": 1 | \"namespace_id\": 2 | namespace_id mismatch: trigger=2 run_config=1",
        "run | \"scenario_id\": \"s\" | \"scenario_id\": \"q\" | scenario_id mismatch: spec=s run_config=q",
        "run | \"namespace_id\": 1 | \"namespace_id\": 2 | namespace_id mismatch: spec=1 run_config=2",
        "spec | \"default_tenant_id\": 1 | \"default_tenant_id\": 3 | tenant_id mismatch: spec=3 run_config=1",
        "spec | {\"Condition\": \"a\"} | {\"Condition\": \"b\"} | invalid scenario spec: gate references undefined condition: b",
      })
  void filesThatDoNotBelongTogetherAreRefused(String file, String from, String to, String problem)
      throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to));
    assertThat(eval("http://127.0.0.1:1/rpc"))
        .isEqualTo(new CommandRun(1, "", "Interop input validation failed: " + problem + "\n"));
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Files.writeString(folder.resolve("run"), "{");
    assertThat(eval("http://127.0.0.1:1/rpc").err())
        .startsWith("Failed to parse run config JSON at " + folder.resolve("run") + ": ");
    Files.delete(folder.resolve("run"));
    assertThat(eval("http://127.0.0.1:1/rpc").err())
        .isEqualTo(
            "Failed to read run config at "
                + folder.resolve("run")
                + ": no such file or directory\n");
  }

  @Test
  void theReportHasAllThatWasSaid() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(InteropInputTest::decided)) {
      CommandRun run = eval(server.url("/rpc"), "--expect-status", "completed");
      assertThat(run.status()).isZero();
      Json report = run.json();
      assertThat(((Json.Obj) report).members().keySet())
          .containsExactlyInAnyOrder(
              "spec",
              "spec_hash",
              "run_config",
              "started_at",
              "trigger",
              "status_requested_at",
              "trigger_result",
              "status",
              "transcript");
      assertThat(ReferenceData.at(report, "started_at"))
          .isEqualTo(JsonReader.read("{\"kind\":\"logical\",\"value\":2}"));
      assertThat(ReferenceData.items(ReferenceData.at(report, "transcript")))
          .extracting(
              entry -> ReferenceData.text(entry, "request", "params", "name"),
              entry -> ReferenceData.at(entry, "sequence"))
          .containsExactly(
              org.assertj.core.api.Assertions.tuple("scenario_define", Json.of(1)),
              org.assertj.core.api.Assertions.tuple("scenario_start", Json.of(2)),
              org.assertj.core.api.Assertions.tuple("scenario_trigger", Json.of(3)),
              org.assertj.core.api.Assertions.tuple("scenario_status", Json.of(4)));
    }
  }

  @Test
  void timesMayBeGiven() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(InteropInputTest::decided)) {
      Json report =
          eval(
                  server.url("/rpc"),
                  "--started-at-unix-ms",
                  "5",
                  "--status-requested-at-logical",
                  "7")
              .json();
      assertThat(ReferenceData.at(report, "started_at"))
          .isEqualTo(JsonReader.read("{\"kind\":\"unix_millis\",\"value\":5}"));
      assertThat(ReferenceData.at(report, "status_requested_at"))
          .isEqualTo(JsonReader.read("{\"kind\":\"logical\",\"value\":7}"));
    }
  }

  @Test
  void theReportIsWrittenBeforeTheStatusIsFoundWrong() throws IOException {
    Path output = folder.resolve("report.json");
    try (HttpServerStub server = HttpServerStub.start(InteropInputTest::decided)) {
      assertThat(
              eval(server.url("/rpc"), "--expect-status", "failed", "--output", output.toString()))
          .isEqualTo(
              new CommandRun(
                  1,
                  "Interop report written to " + output + "\n",
                  "Interop status mismatch (expected failed, actual completed).\n"));
    }
    assertThat(output).content().startsWith("{\"run_config\":").endsWith("}\n");
  }

  @Test
  void aCallThatFailsEndsItWithoutReport() throws IOException {
    Answer taken =
        Answer.json(
            "{\"id\":1,\"error\":{\"code\":-32009,\"message\":\"scenario already defined\"}}");
    try (HttpServerStub server = HttpServerStub.start(request -> taken)) {
      assertThat(eval(server.url("/rpc")))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "Interop execution failed: json-rpc error -32009: scenario already defined\n"));
    }
  }

  @Test
  void anotherStatusIsToldWithTheStartOfItsBody() throws IOException {
    Answer refused = Answer.of(400, "x".repeat(3000));
    try (HttpServerStub server = HttpServerStub.start(request -> refused)) {
      assertThat(eval(server.url("/rpc")).err())
          .isEqualTo(
              "Interop execution failed: http status 400 with body " + "x".repeat(2048) + "\n");
    }
  }

  @Test
  void aProgramThatCannotStartOrDoesNotStayIsNamed() {
    assertThat(eval("", "--transport", "stdio", "--stdio-command", "/none").err())
        .startsWith(
            "MCP client configuration failed: mcp transport error: stdio command failed to start: ")
        .contains("/none")
        .endsWith("; --stdio-command must name a program that can be run here\n");
    assertThat(eval("", "--transport", "stdio", "--stdio-command", "false").err())
        .isEqualTo(
            "Interop execution failed: mcp transport error: stdio command ended before it"
                + " answered: false, status 1\n");
  }

  private static Answer decided(HttpServerStub.Request request) {
    return Answer.json(
        "{\"id\":1,\"result\":{\"content\":[{\"type\":\"json\",\"json\":{\"status\":\"completed\","
            + "\"spec_hash\":null}}]}}");
  }

  private CommandRun eval(String url, String... options) {
    String[] arguments = {
      "interop",
      "eval",
      "--endpoint",
      url,
      "--spec",
      folder.resolve("spec").toString(),
      "--run-config",
      folder.resolve("run").toString(),
      "--trigger",
      folder.resolve("trigger").toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + options.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    return CommandRun.dg(all);
  }
}
