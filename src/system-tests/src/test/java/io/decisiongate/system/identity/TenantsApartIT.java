package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
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
 * Every tool, for a caller of tenant 2: whatever tenant 1 has is answered like what does not exist,
 * in status, body and headers. Both tenants have data of the same names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantsApartIT {
  private static final long NAMESPACE = 5;
  private static final long NO_TENANT = 99;
  private static final String RUN = "same-run";
  private static final TimeScenario FIRST = new TimeScenario("same", 1, NAMESPACE);
  private static final TimeScenario SECOND = new TimeScenario("same", 2, NAMESPACE);

  /** Known to tenant 1 only. */
  private static final String SECRET_NAME = "first-only";

  /** Known to nobody; as long as the other. */
  private static final String NO_NAME = "nobody-has";

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private String firstKey = "";
  private String secondKey = "";

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    running = ManagedServer.start(directory, port -> RegistryConfiguration.of(port, directory), 2);
    BoundKeys keys = new BoundKeys(running.database());
    firstKey =
        keys.make(
            "first",
            new BoundKeys.Binding("owner", 1, 0),
            new BoundKeys.Binding("TenantAdmin", 1, 0));
    secondKey =
        keys.make(
            "second",
            new BoundKeys.Binding("owner", 2, 0),
            new BoundKeys.Binding("TenantAdmin", 2, 0));
    fill(client(firstKey), FIRST);
    fill(client(firstKey), new TimeScenario(SECRET_NAME, 1, NAMESPACE));
    fill(client(secondKey), SECOND);
  }

  private static void fill(ToolClient tools, TimeScenario scenario) throws IOException {
    scenario.defineAndStart(tools, arguments(scenario).run());
    tools.result("schemas_register", scenario.schema(scenario.id()));
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  static Stream<ToolName> toolsOfTenants() {
    return Arrays.stream(ToolName.values()).filter(ToolName::actsInTenant);
  }

  @ParameterizedTest
  @MethodSource("toolsOfTenants")
  void anotherTenantIsLikeOneThatDoesNotExist(ToolName tool) {
    for (String address : ToolCalls.ADDRESSES) {
      Answer theirs = call(address, tool, FIRST);
      Answer nobodys = call(address, tool, new TimeScenario("same", NO_TENANT, NAMESPACE));

      assertThat(ToolCalls.isRefused(theirs)).as(theirs.toString()).isTrue();
      assertAlike(theirs, nobodys);
    }
  }

  static Stream<ToolName> toolsThatLookSomethingUp() {
    return toolsOfTenants()
        .filter(tool -> tool != ToolName.SCENARIO_DEFINE && tool != ToolName.SCHEMAS_REGISTER);
  }

  @ParameterizedTest
  @MethodSource("toolsThatLookSomethingUp")
  void namesOfAnotherTenantAreLikeNamesThatNobodyHas(ToolName tool) {
    for (String address : ToolCalls.ADDRESSES) {
      Answer theirs = call(address, tool, new TimeScenario(SECRET_NAME, 2, NAMESPACE));
      Answer nobodys = call(address, tool, new TimeScenario(NO_NAME, 2, NAMESPACE));

      assertAlike(theirs, nobodys);
    }
  }

  @Test
  void sameNamesMeanEachTenantsOwn() throws IOException {
    ToolClient first = client(firstKey);
    ToolClient second = client(secondKey);

    first.result("scenario_trigger", FIRST.trigger(RUN, "t-1", 2));

    assertThat(first.result("scenario_status", FIRST.status(RUN)).member("status"))
        .contains(Json.of("completed"));
    assertThat(second.result("scenario_status", SECOND.status(RUN)).member("status"))
        .contains(Json.of("active"));
    assertThat(
            ((Json.Array)
                    second.result("scenarios_list", SECOND.list()).member("items").orElseThrow())
                .items())
        .hasSize(1);
  }

  @Test
  void anotherTenantsRunIsNotExportedToAFolderEither() throws IOException {
    ToolArguments theirs = arguments(FIRST);
    client(firstKey).result("runpack_export", theirs.of(ToolName.RUNPACK_EXPORT));

    assertThat(
            ToolCalls.isRefused(
                second().at("/rpc", ToolName.RUNPACK_EXPORT, theirs.of(ToolName.RUNPACK_EXPORT))))
        .isTrue();
  }

  private Answer call(String address, ToolName tool, TimeScenario scenario) {
    return second().at(address, tool, arguments(scenario).of(tool));
  }

  private static ToolArguments arguments(TimeScenario scenario) {
    return new ToolArguments(scenario, directory.resolve("pack"));
  }

  private ToolCalls second() {
    return new ToolCalls(Objects.requireNonNull(running).http(), secondKey);
  }

  private ToolClient client(String key) {
    return new ToolClient(Objects.requireNonNull(running).http()).withBearer(key);
  }

  /** Where the call stands in the audit log of its own tenant is another place each time. */
  private static String withoutReceipt(Answer answer) {
    return answer.text().replaceAll("\"index\":[0-9]+,\"leaf_hash\":\"[0-9a-f]{64}\"", "");
  }

  private static void assertAlike(Answer theirs, Answer nobodys) {
    assertThat(theirs.status()).isEqualTo(nobodys.status());
    assertThat(withoutReceipt(theirs).replace(SECRET_NAME, NO_NAME))
        .isEqualTo(withoutReceipt(nobodys));
    assertThat(theirs.lastingHeaders()).isEqualTo(nobodys.lastingHeaders());
  }
}
