package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two tenants whose calls go over the same single connection of each pool: nothing that was bound
 * for one is left for the other, whatever became of the call before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneConnectionIT {
  private static final Map<String, String> ONE_EACH =
      Map.of(
          "DG_DB_CONNECTIONS",
          "1",
          "DG_DB_JOURNAL_CONNECTIONS",
          "1",
          "DG_DB_READ_CONNECTIONS",
          "1");

  private static final int ROUNDS = 20;

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private final List<Tenant> tenants = new ArrayList<>();

  /** A tenant, its only scenario, and a caller who may do everything there. */
  private record Tenant(ToolClient tools, TimeScenario scenario) {

    void seesItsOwnAndNothingElse() throws IOException {
      assertThat(names("scenarios_list", "scenario_id")).containsExactly(scenario.id());
      assertThat(names("schemas_list", "schema_id")).containsExactly(scenario.id());
      assertThat(tools.result("scenario_status", scenario.status("same-run")).member("scenario_id"))
          .contains(Json.of(scenario.id()));
    }

    private List<String> names(String tool, String member) throws IOException {
      Json.Array items =
          (Json.Array) tools.result(tool, scenario.list()).member("items").orElseThrow();
      return items.items().stream()
          .map(item -> ((Json.Text) ((Json.Obj) item).member(member).orElseThrow()).value())
          .toList();
    }
  }

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    running =
        ManagedServer.start(
            directory, port -> RegistryConfiguration.of(port, directory), 2, ONE_EACH);
    BoundKeys keys = new BoundKeys(running.database());
    for (long tenant = 1; tenant <= 2; tenant++) {
      String key =
          keys.make(
              "owner-" + tenant,
              new BoundKeys.Binding("owner", tenant, 0),
              new BoundKeys.Binding("TenantAdmin", tenant, 0));
      TimeScenario scenario = new TimeScenario("of-" + tenant, tenant, 5);
      ToolClient tools = new ToolClient(running.http()).withBearer(key);
      scenario.defineAndStart(tools, "same-run");
      tools.result("schemas_register", scenario.schema(scenario.id()));
      tenants.add(new Tenant(tools, scenario));
    }
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void inTurnsAndAfterCallsThatFail() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (Tenant tenant : tenants) {
        TimeScenario scenario = tenant.scenario();
        assertThat(error(tenant.tools().call("scenario_status", scenario.status("no-run"))))
            .isTrue();
        assertThat(error(tenant.tools().call("scenario_start", scenario.start("same-run"))))
            .isTrue();
        tenant.seesItsOwnAndNothingElse();
      }
    }
  }

  @Test
  void manyAtOnce() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Tenant tenant = tenants.get(i % 2);
        calls.add(
            callers.submit(
                () -> {
                  for (int round = 0; round < ROUNDS / 4; round++) {
                    tenant.seesItsOwnAndNothingElse();
                  }
                  return null;
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
  }

  @Test
  void afterTheConnectionBroke() throws IOException, SQLException {
    for (int round = 0; round < ROUNDS / 4; round++) {
      asSuperuser(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'dg_app'");
      Tenant first = tenants.get(round % 2);
      Tenant second = tenants.get((round + 1) % 2);
      // Whether this one notices or the pool did before: what counts is what comes after it.
      first.tools().call("scenarios_list", first.scenario().list());
      first.tools().call("scenario_start", first.scenario().start("same-run"));
      second.seesItsOwnAndNothingElse();
      first.seesItsOwnAndNothingElse();
    }
  }

  /** The journal gives a connection up that has not answered for ten seconds. */
  @Test
  void afterATimeOut() throws IOException, SQLException {
    Tenant held = tenants.get(0);
    Tenant other = tenants.get(1);
    try (Connection superuser = server().database().connect();
        Statement lock = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      lock.execute("select 1 from tenant where tenant_id = 1 for update");
      Answer timedOut = held.tools().call("scenario_start", held.scenario().start("late-run"));
      assertThat(error(timedOut)).isTrue();
      superuser.rollback();
    }
    other.seesItsOwnAndNothingElse();
    held.seesItsOwnAndNothingElse();
  }

  private void asSuperuser(String statement) throws SQLException {
    try (Connection superuser = server().database().connect();
        Statement execute = superuser.createStatement()) {
      execute.execute(statement);
    }
  }

  private ManagedServer server() {
    return Objects.requireNonNull(running);
  }

  private static boolean error(Answer answer) {
    return ((Json.Obj) answer.json()).member("error").isPresent();
  }
}
