package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The templates for writing a provider in one's own language (docs/examples). */
@ExtendWith(AcceptanceServer.Access.class)
class ProviderTemplateIT {
  @TempDir private static Path workspace;

  private static String providers(TemplateProcess template) throws Exception {
    return """
    [[providers]]
    name = "template"
    type = "mcp"
    command = %s
    capabilities_path = "%s"
    strict_answers = true
    timeouts = { request_timeout_ms = 20000 }
    """
        .formatted(template.toml(workspace), Project.root().resolve("docs/examples/contract.json"));
  }

  private static Json decided(AcceptanceServer server, String id, String value) throws Exception {
    Spec spec =
        Spec.of(
            id,
            Spec.condition(
                "c",
                "template",
                "value",
                "{\"value\":\"" + value + "\"}",
                "equals",
                "\"" + value + "\""));
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    return server.caller().result("scenario_trigger", run.trigger("t-1", 2));
  }

  private static void assertWorks(AcceptanceServer server, TemplateProcess template)
      throws Exception {
    server.use(server.standard().shown().providers(providers(template)));
    assertThat(text(decided(server, "template-" + template, "hello"), "/decision/outcome/kind"))
        .isEqualTo("complete");
    assertAnswers(template);
  }

  /** Each message, and what is in the answer. */
  private static void assertAnswers(TemplateProcess template) throws Exception {
    String[][] table = {
      {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", "evidence_query"},
      {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"other\"}", "method not found"},
      {"{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}", "invalid json-rpc version"},
      {"oops", "invalid json"},
      {"[]", "invalid json-rpc version"},
      {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}",
        "invalid tool params"
      },
      {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"evidence_query\",\"arguments\":{}}}",
        "missing query or context"
      },
      {" ".repeat(1_048_577), "payload too large"},
    };
    for (String[] row : table) {
      assertThat(template.answer(workspace, row[0].length(), row[0]))
          .as("%.80s", row[0])
          .contains(row[1]);
    }
    assertThat(template.answer(workspace, 10, "short")).contains("unexpected eof");
  }

  @Test
  void provider_template_python(AcceptanceServer server) throws Exception {
    assertWorks(server, TemplateProcess.PYTHON);
  }

  @Test
  void provider_template_go(AcceptanceServer server) throws Exception {
    assertWorks(server, TemplateProcess.GO);
  }

  @Test
  void provider_template_typescript(AcceptanceServer server) throws Exception {
    assertWorks(server, TemplateProcess.TYPESCRIPT);
  }

  @ParameterizedTest
  @EnumSource
  void provider_template_error_fails_closed(TemplateProcess template, AcceptanceServer server)
      throws Exception {
    server.use(server.standard().shown().providers(providers(template)));
    assertThat(
            text(decided(server, "template-error-" + template, "error"), "/decision/outcome/kind"))
        .isEqualTo("hold");
    assertThat(
            text(
                Question.ask(server.caller(), "template", "value", "{\"value\":\"error\"}"),
                "/error/message"))
        .isEqualTo("forced error");
  }
}
