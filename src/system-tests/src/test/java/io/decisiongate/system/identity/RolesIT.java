package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Roles of API keys in managed tenancy: each role gets the tools that the table beside this test
 * gives it, at both addresses, and no others (sessions-rbac.md section 18, items 1 and 2). The
 * schema registry is open to roles of the core only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesIT {
  private static final TimeScenario SCENARIO = new TimeScenario("roles", 1, 5);
  private static final List<List<String>> TABLE = table();

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;

  @BeforeAll
  void start() throws Exception {
    running = ManagedServer.start(directory, port -> RegistryConfiguration.of(port, directory), 2);
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  static Stream<String> roles() {
    return TABLE.getFirst().stream().skip(1);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void aRoleGetsTheToolsOfTheTableAndNoOthers(String role) throws SQLException {
    String principal = "with-" + role;
    ToolCalls calls = calls(principal, new BoundKeys.Binding(role, 1, 0));
    ToolArguments arguments = new ToolArguments(SCENARIO, directory.resolve("pack"));
    List<String> expected = new ArrayList<>();
    for (ToolName tool : ToolName.values()) {
      boolean allowed = isAllowed(tool, role);
      for (String address : ToolCalls.ADDRESSES) {
        Answer answer = calls.at(address, tool, arguments.of(tool));
        assertThat(ToolCalls.isRefused(answer))
            .as("%s calls %s at %s: %s", role, tool.wire(), address, answer)
            .isEqualTo(!allowed);
        assertThat(answer.header("www-authenticate")).isEmpty();
      }
      if (!allowed) {
        expected.add(
            "%s unauthorized: capability_missing: %s"
                .formatted(tool.wire(), tool.capability().orElseThrow().wire()));
      }
    }
    assertThat(denials().of(principal)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void rolesAddUpWhereTheyAreGiven() throws SQLException {
    ToolCalls calls =
        calls(
            "reader-and-editor",
            new BoundKeys.Binding("viewer", 1, 0),
            new BoundKeys.Binding("editor", 1, 6));
    TimeScenario where = new TimeScenario("where", 1, 6);
    TimeScenario elsewhere = new TimeScenario("elsewhere", 1, 5);

    assertThat(calls.at("/rpc", ToolName.SCENARIO_DEFINE, where.define()).status()).isEqualTo(200);
    assertThat(calls.at("/rpc", ToolName.SCENARIOS_LIST, elsewhere.list()).status()).isEqualTo(200);
    assertRefused(calls.at("/rpc", ToolName.SCENARIO_DEFINE, elsewhere.define()));
    assertThat(denials().of("reader-and-editor"))
        .containsExactly("scenario_define unauthorized: capability_missing: scenarios:write");
  }

  /** Which tenant it is counts first: the role in another one does not matter. */
  @Test
  void aRoleInOneTenantIsNoneInAnother() throws SQLException {
    ToolCalls calls =
        calls(
            "owner-and-viewer",
            new BoundKeys.Binding("owner", 1, 0),
            new BoundKeys.Binding("viewer", 2, 5));

    assertRefused(calls.at("/mcp", ToolName.SCENARIO_DEFINE, new TimeScenario("a", 2, 5).define()));
    assertRefused(calls.at("/mcp", ToolName.SCENARIOS_LIST, new TimeScenario("a", 2, 6).list()));
    assertThat(denials().of("owner-and-viewer"))
        .containsExactly("scenario_define unauthorized: capability_missing: scenarios:write");
  }

  @Test
  void aPrincipalWithoutARoleSearchesDocumentsAndNothingElse() throws SQLException {
    ToolCalls calls = calls("without-role");
    Json nothing = Json.object().build();

    assertRefused(calls.at("/rpc", ToolName.PROVIDERS_LIST, nothing));
    assertRefused(calls.at("/rpc", ToolName.SCENARIOS_LIST, SCENARIO.list()));
    assertThat(
            calls
                .at(
                    "/rpc",
                    ToolName.DECISION_GATE_DOCS_SEARCH,
                    Json.object().put("query", "gate").build())
                .status())
        .isEqualTo(200);
    assertThat(calls.list("/rpc").status()).isEqualTo(200);
  }

  private ToolCalls calls(String principal, BoundKeys.Binding... bindings) throws SQLException {
    ManagedServer server = Objects.requireNonNull(running);
    return new ToolCalls(server.http(), new BoundKeys(server.database()).make(principal, bindings));
  }

  private Denials denials() {
    return new Denials(Objects.requireNonNull(running).database());
  }

  private static void assertRefused(Answer answer) {
    assertThat(ToolCalls.isRefused(answer)).as(answer.toString()).isTrue();
  }

  private static boolean isAllowed(ToolName tool, String role) {
    int column = TABLE.getFirst().indexOf(role);
    return TABLE.stream()
        .filter(row -> row.getFirst().equals(tool.wire()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the table says nothing about " + tool.wire()))
        .get(column)
        .equals("x");
  }

  /** The head of the table and its rows. */
  private static List<List<String>> table() {
    try (InputStream in =
        Objects.requireNonNull(RolesIT.class.getResourceAsStream("tools-by-role.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("|---"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .map(cells -> cells.subList(1, cells.size() - 1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("tools-by-role.md", e);
    }
  }
}
