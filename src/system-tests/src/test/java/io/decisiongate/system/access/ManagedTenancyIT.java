package io.decisiongate.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A first start without a core configuration: one tenant, one namespace, one administrator's key,
 * and nothing else is known.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagedTenancyIT {
  private static final Pattern KEY = Pattern.compile("dgk_[A-Za-z0-9_-]{43}");

  @TempDir private static Path directory;
  private @Nullable ServerUnderTest running;
  private String key = "";

  @BeforeAll
  void firstStart() throws IOException, InterruptedException {
    int port = ServerUnderTest.freePort();
    Files.writeString(
        directory.resolve("decision-gate.toml"),
        """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [tenancy]
        mode = "managed"

        [[providers]]
        name = "time"
        type = "builtin"
        """
            .formatted(port));
    ServerUnderTest server = ServerUnderTest.start(directory, port, Map.of());
    running = server;
    Matcher shown = KEY.matcher(server.log());
    assertThat(shown.find()).as("the administrator's key is shown").isTrue();
    key = shown.group();
    assertThat(shown.find()).as("only once").isFalse();
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void theAdministratorDecidesInTheFirstTenant() throws IOException {
    ToolClient administrator = anonymous().withBearer(key);
    TimeScenario scenario = new TimeScenario("managed", 1, 1);
    scenario.defineAndStart(administrator, "run-1");
    Json.Obj decided =
        administrator.result("scenario_trigger", scenario.trigger("run-1", "t-1", 2));
    assertThat(decided.member("status")).contains(Json.of("completed"));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "9223372036854775807, 1", "1, 2"})
  void unknownTenantsAndNamespacesAreRefused(long tenant, long namespace) throws IOException {
    TimeScenario elsewhere = new TimeScenario("elsewhere", tenant, namespace);
    ToolClient administrator = anonymous().withBearer(key);
    assertRefused(administrator.call("scenario_define", elsewhere.define()), 403, -32003);
    assertRefused(administrator.call("scenarios_list", elsewhere.list()), 403, -32003);
  }

  @Test
  void withoutAKeyNobodyActs() throws IOException {
    TimeScenario scenario = new TimeScenario("nobody", 1, 1);
    Answer answer = anonymous().call("scenario_define", scenario.define());
    assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
  }

  @Test
  void aKeyThatIsNotOursIsNoKey() throws IOException {
    TimeScenario scenario = new TimeScenario("stranger", 1, 1);
    String wrong = "dgk_" + "A".repeat(43);
    assertRefused(
        anonymous().withBearer(wrong).call("scenarios_list", scenario.list()), 401, -32001);
  }

  private ToolClient anonymous() {
    return new ToolClient(Objects.requireNonNull(running).http());
  }

  private static void assertRefused(Answer answer, int status, int code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    Json.Obj error = (Json.Obj) ((Json.Obj) answer.json()).member("error").orElseThrow();
    assertThat(error.member("code")).contains(Json.of(code));
    assertThat(error.member("message"))
        .contains(Json.of(status == 401 ? "unauthenticated" : "unauthorized"));
  }
}
