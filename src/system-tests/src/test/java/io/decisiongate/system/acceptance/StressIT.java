package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static io.decisiongate.system.acceptance.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite stress: many callers at once, each with the right answer. */
@ExtendWith(AcceptanceServer.Access.class)
class StressIT {
  private static final int CALLERS = 16;

  @Test
  void stress_registry_concurrent_writes(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    List<String> ids = ids(64);

    atOnce(
        ids,
        id -> server.caller().result("schemas_register", Registry.register(id, Registry.AFTER)));

    assertThat(paged(server.caller(), 10)).isEqualTo(ids);
  }

  @Test
  void stress_schema_list_paging_concurrent_reads(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    List<String> ids = ids(40);
    for (String id : ids) {
      server.caller().result("schemas_register", Registry.register(id, Registry.AFTER));
    }

    List<List<String>> lists = atOnce(ids(32), reader -> paged(server.caller(), 7));

    assertThat(lists).hasSize(32).allSatisfy(list -> assertThat(list).isEqualTo(ids));
  }

  @Test
  void stress_precheck_request_storm(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Spec spec = Spec.time("storm", 0);
    server.caller().result("scenario_define", spec.define());
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));

    List<String> decisions =
        atOnce(
            ids(160),
            id -> {
              boolean after = Integer.parseInt(id.substring(2)) % 2 == 0;
              Json answer =
                  server
                      .caller()
                      .result(
                          "precheck",
                          Registry.precheck(spec.id(), "shape", "{\"after\":" + after + "}"));
              return after + " " + text(answer, "/decision/kind");
            });

    assertThat(decisions).hasSize(160).allMatch(List.of("true complete", "false hold")::contains);
  }

  /** All schema ids, page by page. */
  private static List<String> paged(Caller caller, long limit) throws Exception {
    List<String> ids = new ArrayList<>();
    Json cursor = Json.NULL;
    do {
      Json page = caller.result("schemas_list", Registry.list(limit, cursor));
      ids.addAll(texts(page, "/items", "/schema_id"));
      cursor = at(page, "/next_token");
    } while (!cursor.equals(Json.NULL));
    return ids;
  }

  private static List<String> ids(int count) {
    return Documents.upTo(count).stream().map(number -> "s-%03d".formatted(number)).toList();
  }

  /** Work for each id; results in the order of the ids. */
  private interface Work<T> {
    T of(String id) throws Exception;
  }

  private static <T> List<T> atOnce(List<String> ids, Work<T> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<T>> calls = new ArrayList<>();
      ids.forEach(id -> calls.add(() -> work.of(id)));
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
    }
    return results;
  }
}
