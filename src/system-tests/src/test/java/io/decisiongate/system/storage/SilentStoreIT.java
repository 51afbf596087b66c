package io.decisiongate.system.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.identity.BoundKeys;
import io.decisiongate.system.identity.RegistryConfiguration;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose object store accepts connections and says nothing. */
class SilentStoreIT {
  /** As many exports wait for a store at the same time. */
  private static final int MAX_STORES = 8;

  private static final long LONGEST_END_S = 60;
  private static final String RUN = "run-1";
  private static final TimeScenario SCENARIO = new TimeScenario("silent", 1, 5);

  @TempDir private Path directory;

  @Test
  void exportsThatWaitLeaveRoomAndEndWithTheStore()
      throws IOException, InterruptedException, SQLException, ExecutionException, TimeoutException {
    try (SilentService silent = SilentService.start();
        ManagedServer server = start(silent)) {
      ToolClient client = client(server);
      SCENARIO.defineAndStart(client, RUN);
      List<Future<Answer>> exports = new ArrayList<>();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < MAX_STORES; i++) {
          exports.add(callers.submit(() -> client.call("runpack_export", export())));
        }
        silent.awaitConnections(MAX_STORES);

        assertThat(client.call("runpack_export", export()).text())
            .contains("\"code\":-32040", "8 exports are under way; try again later");
        assertThat(client.result("scenario_status", SCENARIO.status(RUN)).member("status"))
            .contains(Json.of("active"));

        silent.close();
        for (Future<Answer> export : exports) {
          assertThat(export.get(LONGEST_END_S, TimeUnit.SECONDS).text())
              .contains("\"code\":-32040", "artifact error: object store io error: put ");
        }
      }
      assertThat(client.call("runpack_export", export()).text()).contains("ConnectException");
    }
  }

  private ManagedServer start(SilentService silent)
      throws IOException, InterruptedException, SQLException {
    return ManagedServer.start(
        Files.createDirectory(directory.resolve("server")),
        port ->
            RegistryConfiguration.of(port, directory)
                + ObjectStore.configuration("packs", silent.endpoint()),
        1,
        ObjectStore.credentials());
  }

  private static ToolClient client(ManagedServer server) throws SQLException {
    String key =
        new BoundKeys(server.database()).make("first", new BoundKeys.Binding("TenantAdmin", 1, 0));
    return new ToolClient(server.http()).withBearer(key);
  }

  private static Json export() {
    return Json.object()
        .put("scenario_id", SCENARIO.id())
        .put("tenant_id", SCENARIO.tenant())
        .put("namespace_id", SCENARIO.namespace())
        .put("run_id", RUN)
        .put("generated_at", Json.object().put("kind", "logical").put("value", 10).build())
        .put("include_verification", false)
        .build();
  }
}
