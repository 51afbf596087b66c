package io.decisiongate.system.dispatch;

import static io.decisiongate.system.dispatch.DispatchRig.AGENT;
import static io.decisiongate.system.dispatch.DispatchRig.CHECK;
import static io.decisiongate.system.dispatch.DispatchRig.ONE_TARGET;
import static io.decisiongate.system.dispatch.DispatchRig.SCENARIO;
import static io.decisiongate.system.dispatch.DispatchRig.SEED;
import static io.decisiongate.system.dispatch.DispatchRig.TWO_TARGETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.dispatch.Receiver.Received;
import io.decisiongate.system.operations.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is promised about deliveries (docs/dispatch.md) while everybody is there: a packet that was
 * issued reaches its receiver, signed, and is recorded as delivered exactly once.
 */
@ExtendWith(DispatchRig.Access.class)
class DispatchIT {
  private final DispatchRig rig;
  private final SendingServer server;
  private final Receiver receiver;
  private final StoredDeliveries stored;

  DispatchIT(DispatchRig rig) {
    this.rig = rig;
    this.server = rig.server();
    this.receiver = rig.receiver();
    this.stored = rig.stored();
  }

  @Test
  void eachTargetGetsThePacketOnceAndSigned() throws Exception {
    Json state = rig.issue("once", TWO_TARGETS);
    rig.awaitSettled("once", 4);

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
    rig.issue("logged", TWO_TARGETS);
    rig.awaitSettled("logged", 4);

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
    rig.issue("audited", ONE_TARGET);
    rig.awaitSettled("audited", 2);

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
    rig.issue("loop", "[" + AGENT + "," + AGENT + "]");
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-1"));
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-1"));
    server.tools().result("scenario_trigger", SCENARIO.step("loop", "t-2"));
    rig.awaitSettled("loop", 6);

    assertThat(receiver.of("loop").stream().map(request -> request.header("idempotency-key")))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void aReceiverNoticesWhatWasChangedOnTheWay() throws Exception {
    rig.issue("changed", ONE_TARGET);
    rig.awaitSettled("changed", 2);
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
    Json state = rig.issue("off", TWO_TARGETS);

    assertThat(stored.attempts("off")).isZero();
    assertThat(stored.count("off", "pending")).isZero();
    assertThat(receiptIds(state)).containsExactly("mcp-p1", "mcp-p1");
    assertThat(server.health("dispatch").bool("on")).isFalse();
  }

  @Test
  void settingsThatCannotBeUsedLeaveTheOnesBeforeInForce() throws Exception {
    Path file = rig.directory().resolve("one/decision-gate.toml");
    String before = Files.readString(file);
    Files.writeString(file, before.replace("signing.key", "no.key"));
    Waiting.until("it is said", () -> !stored.rejections("unable to read signing key").isEmpty());
    Files.writeString(file, before);
    rig.issue("kept", ONE_TARGET);

    rig.awaitSettled("kept", 2);
    assertThat(receiver.of("kept")).hasSize(1);
  }

  @Test
  void metricsNameNoTenant() throws Exception {
    rig.issue("counted", ONE_TARGET);
    rig.awaitSettled("counted", 2);

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

  private static List<String> receiptIds(Json state) {
    return ObjectReader.of(state, "state").list("packets", packet -> packet).stream()
        .flatMap(
            packet -> ObjectReader.of(packet, "packet").list("receipts", item -> item).stream())
        .map(receipt -> ObjectReader.of(receipt, "receipt").string("dispatch_id"))
        .toList();
  }

  private List<String> logged() throws IOException {
    Path file = rig.directory().resolve("dispatch.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
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
}
