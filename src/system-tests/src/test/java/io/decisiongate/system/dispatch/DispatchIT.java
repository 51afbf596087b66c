package io.decisiongate.system.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.system.dispatch.Receiver.Behaviour;
import io.decisiongate.system.dispatch.Receiver.Received;
import io.decisiongate.system.operations.Scrape;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is promised about deliveries (docs/dispatch.md): a packet that was issued reaches its
 * receiver, at least once over the wire under one key, and is recorded as delivered exactly once,
 * whoever is down or killed meanwhile. Runs are named by their tests.
 */
class DispatchIT {
  private static final PacketScenario SCENARIO = new PacketScenario("dispatch", 31, 7);
  private static final String AGENT = "{\"kind\":\"agent\",\"agent_id\":\"a1\"}";
  private static final String TWO_TARGETS =
      "[" + AGENT + ",{\"kind\":\"external\",\"system\":\"ci\",\"target\":\"main\"}]";
  private static final String ONE_TARGET = "[" + AGENT + "]";
  private static final byte[] SEED = new byte[32];
  private static final SignatureCheck CHECK =
      new SignatureCheck("gate-1", Ed25519SigningKey.ofSeed(SEED).publicKey());

  @TempDir private static Path directory;

  private static EmbeddedPostgres postgres;
  private static Receiver receiver;
  private static SendingServer server;
  private static StoredDeliveries stored;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Files.write(directory.resolve("signing.key"), SEED);
    postgres = EmbeddedPostgres.start(DataDirectory.open(directory.resolve("db")));
    receiver = Receiver.start();
    server = SendingServer.start(directory.resolve("one"), postgres.database(), delivering(1000));
    stored = new StoredDeliveries(postgres.database());
    server.tools().result("scenario_define", SCENARIO.define());
  }

  @AfterAll
  static void stop() {
    try {
      server.close();
    } finally {
      receiver.close();
      postgres.close();
    }
  }

  @BeforeEach
  void asUsual() throws Exception {
    receiver.usually(Behaviour.ACCEPT);
    server.set(delivering(1000));
  }

  @Test
  void eachTargetGetsThePacketOnceAndSigned() throws Exception {
    Json state = issue("once", TWO_TARGETS);
    awaitSettled("once", 4);

    List<Received> requests = receiver.of("once");
    assertThat(requests).hasSize(2);
    for (Received request : requests) {
      assertThat(CHECK.problem(request)).isEmpty();
      ObjectReader body = ObjectReader.of(request.json(), "body");
      assertThat(request.header("idempotency-key"))
          .isEqualTo('"' + body.string("delivery_id") + '"');
      assertThat(body.integer("tenant_id", 1, 99)).isEqualTo(31);
      ObjectReader packet = ObjectReader.of(body.value("packet"), "packet");
      assertThat(packet.value("payload"))
          .isEqualTo(JsonReader.read("{\"kind\":\"json\",\"value\":{\"go\":1}}"));
      assertThat(packet.list("receipts", item -> item))
          .extracting(receipt -> ObjectReader.of(receipt, "receipt").value("target"))
          .containsExactly(body.value("target"));
    }
    assertThat(requests.stream().map(request -> request.header("idempotency-key")).distinct())
        .hasSize(2);
    assertThat(stored.states("once", "callback")).containsExactly("delivered 1", "delivered 1");
    assertThat(stored.states("once", "log")).containsExactly("delivered 1", "delivered 1");
    assertThat(stored.outcomes("once", "callback")).containsExactly("delivered", "delivered");
    assertThat(stored.outcomes("once", "log")).containsExactly("delivered", "delivered");
    assertThat(receiptIds(state)).containsExactly("mcp-p1", "mcp-p1");
  }

  @Test
  void theLogHasALineForEachDelivery() throws Exception {
    long before = logged().size();
    issue("logged", TWO_TARGETS);
    awaitSettled("logged", 4);

    List<String> lines = logged().subList((int) before, logged().size());
    assertThat(lines).hasSize(2);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(((Json.Obj) JsonReader.read(line)).members().keySet())
                    .containsExactly(
                        "dispatch_id",
                        "dispatcher",
                        "target",
                        "content_type",
                        "content_hash",
                        "payload_len",
                        "dispatched_at"));
  }

  @Test
  void theRecordNamesThePacketAndNotItsContent() throws Exception {
    issue("audited", ONE_TARGET);
    awaitSettled("audited", 2);

    ObjectReader event = stored.audited("audited", "callback").getFirst();
    assertThat(event.string("tenant_id")).isEqualTo("31");
    assertThat(event.string("namespace_id")).isEqualTo("7");
    assertThat(event.string("packet_id")).isEqualTo("p1");
    assertThat(event.string("decision_id")).isEqualTo("decision-1");
    assertThat(event.value("target")).isEqualTo(JsonReader.read(AGENT));
    assertThat(event.optional("payload")).isEmpty();
    assertThat('"' + event.string("delivery_id") + '"')
        .isEqualTo(receiver.of("audited").getFirst().header("idempotency-key"));
  }

  @Test
  void everyIssueOfAPacketIsADeliveryOfItsOwnAndARepeatedTargetIsNot() throws Exception {
    issue("loop", "[" + AGENT + "," + AGENT + "]");
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-1"));
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-1"));
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-2"));
    awaitSettled("loop", 6);

    assertThat(receiver.of("loop").stream().map(request -> request.header("idempotency-key")))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void aReceiverThatWasDownGetsItWhenItIsUp() throws Exception {
    receiver.goDown();
    issue("down", ONE_TARGET);
    Waiting.until("some attempts", () -> stored.outcomes("down", "callback").size() >= 3);
    assertThat(stored.count("down", "pending")).isEqualTo(1);
    receiver.comeUp();
    awaitSettled("down", 2);

    assertThat(receiver.of("down")).hasSize(1);
    List<String> outcomes = stored.outcomes("down", "callback");
    assertThat(outcomes).endsWith("delivered");
    assertThat(outcomes.subList(0, outcomes.size() - 1)).containsOnly("retry");
    assertThat(stored.audited("down", "callback").getFirst().string("error"))
        .startsWith("callback failed: ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIL", "HANG"})
  void aReceiverThatFailsIsAskedAgainUnderTheSameKey(Behaviour failure) throws Exception {
    String run = "again-" + failure;
    receiver.willNext(failure, failure);
    issue(run, ONE_TARGET);
    awaitSettled(run, 2);

    List<Received> requests = receiver.of(run);
    assertThat(requests).hasSize(3);
    assertThat(requests.stream().map(request -> request.header("idempotency-key")).distinct())
        .hasSize(1);
    assertThat(requests).allSatisfy(request -> assertThat(CHECK.problem(request)).isEmpty());
    assertThat(stored.states(run, "callback")).containsExactly("delivered 3");
    assertThat(stored.outcomes(run, "callback")).containsExactly("retry", "retry", "delivered");
  }

  @Test
  void aSlowReceiverIsNotAskedTwice() throws Exception {
    receiver.willNext(Behaviour.ACCEPT_SLOWLY);
    issue("slow", ONE_TARGET);
    awaitSettled("slow", 2);

    assertThat(receiver.of("slow")).hasSize(1);
    assertThat(stored.states("slow", "callback")).containsExactly("delivered 1");
  }

  @Test
  void aDeliveryThatNeverSucceedsIsGivenUpAndRecorded() throws Exception {
    server.set(delivering(3));
    receiver.usually(Behaviour.FAIL);
    double before = attempts("callback", "given_up");
    issue("hopeless", ONE_TARGET);
    awaitSettled("hopeless", 2);

    assertThat(stored.states("hopeless", "callback")).containsExactly("given_up 3");
    assertThat(stored.states("hopeless", "log")).containsExactly("delivered 1");
    assertThat(stored.outcomes("hopeless", "callback"))
        .containsExactly("retry", "retry", "given_up");
    assertThat(stored.audited("hopeless", "callback").getLast().string("error"))
        .isEqualTo("callback failed: http status 500");
    assertThat(receiver.of("hopeless")).hasSize(3);
    Waiting.until("it is counted", () -> attempts("callback", "given_up") == before + 1);
  }

  @Test
  void aReceiverThatHangsHoldsUpNeitherAnswersNorTheLog() throws Exception {
    receiver.usually(Behaviour.HANG);
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      runs.add("hang-" + i);
      issue("hang-" + i, ONE_TARGET);
    }
    for (String run : runs) {
      Waiting.until(
          run + " is in the log", () -> stored.states(run, "log").contains("delivered 1"));
    }
    Waiting.until("the backlog is seen", () -> health("waiting") > 0 && backlog() > 0);
    receiver.usually(Behaviour.ACCEPT);
    for (String run : runs) {
      awaitSettled(run, 2);
    }
    Waiting.until("the backlog is gone", () -> health("waiting") == 0 && backlog() == 0);
  }

  @Test
  void aServerThatIsKilledBeforeItDeliversDeliversAfterItsStart() throws Exception {
    receiver.goDown();
    for (int i = 0; i < 5; i++) {
      issue("killed-" + i, TWO_TARGETS);
    }
    server.kill();
    receiver.comeUp();
    server.restart();

    for (int i = 0; i < 5; i++) {
      String run = "killed-" + i;
      awaitSettled(run, 4);
      assertThat(receiver.of(run)).hasSize(2);
      assertThat(stored.outcomes(run, "callback")).filteredOn("delivered"::equals).hasSize(2);
    }
  }

  @Test
  void aServerThatIsKilledWhileItDeliversSendsAgainUnderTheSameKey() throws Exception {
    receiver.willNext(Behaviour.HANG);
    issue("killed-midway", ONE_TARGET);
    Waiting.until("the request is there", () -> !receiver.of("killed-midway").isEmpty());
    server.kill();
    server.restart();
    awaitSettled("killed-midway", 2);

    assertThat(
            receiver.of("killed-midway").stream()
                .map(request -> request.header("idempotency-key"))
                .distinct())
        .hasSize(1);
    assertThat(stored.outcomes("killed-midway", "callback")).containsOnlyOnce("delivered");
  }

  @Test
  void twoServersShareTheWorkAndRecordEachDeliveryOnce() throws Exception {
    try (SendingServer other =
        SendingServer.start(directory.resolve("two"), postgres.database(), delivering(1000))) {
      receiver.willNext(Behaviour.FAIL, Behaviour.FAIL, Behaviour.ACCEPT_SLOWLY);
      List<String> runs = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String run = "shared-" + i;
        runs.add(run);
        ToolClient tools = i % 2 == 0 ? server.tools() : other.tools();
        tools.result("scenario_start", SCENARIO.start(run, TWO_TARGETS));
      }
      Set<String> keys = new HashSet<>();
      int requests = 0;
      for (String run : runs) {
        awaitSettled(run, 4);
        assertThat(stored.outcomes(run, "callback"))
            .as(run)
            .filteredOn("delivered"::equals)
            .hasSize(2);
        requests += receiver.of(run).size();
        receiver.of(run).forEach(request -> keys.add(request.header("idempotency-key")));
      }
      assertThat(keys).hasSize(80);
      // Two answers were errors; nothing that was acknowledged has been sent again.
      assertThat(requests).isEqualTo(82);
    }
  }

  @Test
  void aReceiverNoticesWhatWasChangedOnTheWay() throws Exception {
    issue("changed", ONE_TARGET);
    awaitSettled("changed", 2);
    Received request = receiver.of("changed").getFirst();
    byte[] otherBody = request.body().clone();
    otherBody[5] ^= 1;

    assertThat(CHECK.problem(request)).isEmpty();
    assertThat(
            CHECK.problem(
                new Received(request.method(), request.uri(), request.headers(), otherBody)))
        .contains("the body is not the one that was digested");
    assertThat(CHECK.problem(new Received("PUT", request.uri(), request.headers(), request.body())))
        .contains("wrong signature");
    assertThat(
            CHECK.problem(
                new Received(
                    request.method(), request.uri() + "x", request.headers(), request.body())))
        .contains("wrong signature");
    assertThat(CHECK.problem(with(request, "idempotency-key", "\"other\"")))
        .contains("wrong signature");
    assertThat(
            new SignatureCheck("gate-1", Ed25519SigningKey.ofSeed(otherSeed()).publicKey())
                .problem(request))
        .contains("wrong signature");
  }

  @Test
  void withoutSinksNothingIsKeptForDelivery() throws Exception {
    server.set("");
    Json state = issue("off", TWO_TARGETS);

    assertThat(stored.attempts("off")).isZero();
    assertThat(stored.count("off", "pending")).isZero();
    assertThat(receiptIds(state)).containsExactly("mcp-p1", "mcp-p1");
    assertThat(server.health("dispatch").bool("on")).isFalse();
  }

  @Test
  void settingsThatCannotBeUsedLeaveTheOnesBeforeInForce() throws Exception {
    Path file = directory.resolve("one/decision-gate.toml");
    String before = Files.readString(file);
    Files.writeString(file, before.replace("signing.key", "no.key"));
    Waiting.until("it is said", () -> rejected("unable to read signing key"));
    Files.writeString(file, before);
    issue("kept", ONE_TARGET);

    awaitSettled("kept", 2);
    assertThat(receiver.of("kept")).hasSize(1);
  }

  @Test
  void metricsNameNoTenant() throws Exception {
    issue("counted", ONE_TARGET);
    awaitSettled("counted", 2);

    Scrape scrape = Scrape.of(server.http());
    assertThat(scrape.types())
        .containsEntry("dg_dispatch_attempts_total", "counter")
        .containsEntry("dg_dispatch_outbox_depth", "gauge")
        .containsEntry("dg_dispatch_outbox_oldest_age_seconds", "gauge");
    assertThat(scrape.find("dg_dispatch_attempts_total"))
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              assertThat(sample.labels().get("sink")).isIn("log", "callback");
              assertThat(sample.labels().get("outcome")).isIn("delivered", "retry", "given_up");
              assertThat(sample.labels().values()).doesNotContain("31", "7");
            });
  }

  private static Json issue(String run, String targets) throws IOException {
    return server.tools().result("scenario_start", SCENARIO.start(run, targets));
  }

  private static void awaitSettled(String run, int deliveries) throws Exception {
    Waiting.until(
        run + " has " + deliveries + " settled deliveries",
        () -> stored.count(run, "delivered") + stored.count(run, "given_up") == deliveries);
    assertThat(stored.count(run, "pending")).isZero();
  }

  private static List<String> receiptIds(Json state) {
    return ObjectReader.of(state, "state").list("packets", packet -> packet).stream()
        .flatMap(
            packet -> ObjectReader.of(packet, "packet").list("receipts", item -> item).stream())
        .map(receipt -> ObjectReader.of(receipt, "receipt").string("dispatch_id"))
        .toList();
  }

  private static List<String> logged() throws IOException {
    Path file = directory.resolve("dispatch.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static double attempts(String sink, String outcome) throws IOException {
    return Scrape.of(server.http())
        .sum("dg_dispatch_attempts_total", "sink", sink, "outcome", outcome);
  }

  private static double backlog() throws IOException {
    return Scrape.of(server.http()).sum("dg_dispatch_outbox_depth");
  }

  private static long health(String member) throws IOException {
    return server.health("dispatch").integer(member, 0, Long.MAX_VALUE);
  }

  private static boolean rejected(String reason) throws SQLException {
    return !stored.rejections(reason).isEmpty();
  }

  private static byte[] otherSeed() {
    byte[] seed = SEED.clone();
    seed[0] = 1;
    return seed;
  }

  private static Received with(Received request, String header, String value) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.put(header, List.of(value));
    return new Received(request.method(), request.uri(), headers, request.body());
  }

  /** Both sinks, with short times. */
  private static String delivering(int maxAttempts) {
    return """
        [dispatch]
        max_attempts = %d
        initial_backoff_ms = 50
        max_backoff_ms = 400

        [dispatch.log]
        path = "%s/dispatch.jsonl"

        [dispatch.callback]
        url = "%s"
        allow_http = true
        allow_private_networks = true
        signing_key = "%s/signing.key"
        key_id = "gate-1"
        timeout_ms = 1000
        """
        .formatted(maxAttempts, directory, receiver.url(), directory);
  }
}
