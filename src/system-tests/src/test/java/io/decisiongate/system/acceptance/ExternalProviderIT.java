package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.items;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suite providers: external providers over HTTP. */
@ExtendWith(AcceptanceServer.Access.class)
class ExternalProviderIT {

  private static void configure(AcceptanceServer server, StubEvidence stub, String more)
      throws Exception {
    server.use(server.standard().shown().providers(stub.provider(server, more)));
  }

  private static Json ask(AcceptanceServer server) throws Exception {
    return Question.ask(server.caller(), "stub", "any", "{}");
  }

  private static void assertError(
      AcceptanceServer server, String more, StubEvidence.Answers answers, String text)
      throws Exception {
    try (StubEvidence stub = StubEvidence.start(answers)) {
      configure(server, stub, more);
      assertThat(text(ask(server), "/error/message")).contains(text);
    }
  }

  private static Spec spec(String id) {
    return Spec.of(id, Spec.condition("c", "stub", "any", "{}", "equals", "\"yes\""));
  }

  private static Json triggered(AcceptanceServer server, Spec spec) throws Exception {
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    return server.caller().result("scenario_trigger", run.trigger("t-1", 2));
  }

  @Test
  void federated_provider_echo(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> StubEvidence.value("\"yes\""))) {
      configure(server, stub, "");

      assertThat(text(ask(server), "/value/value")).isEqualTo("yes");
      assertThat(text(triggered(server, spec("echo")), "/decision/outcome/kind"))
          .isEqualTo("complete");
      assertThat(StubEvidence.query(stub.requests().getLast()))
          .isEqualTo(
              Documents.json("{\"provider_id\":\"stub\",\"check_id\":\"any\",\"params\":{}}"));
    }
  }

  @Test
  void federated_provider_timeout_enforced(AcceptanceServer server) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    assertError(
        server,
        "timeouts = { connect_timeout_ms = 500, request_timeout_ms = 500 }",
        request -> {
          end.await(30, TimeUnit.SECONDS);
          return "";
        },
        "timed out");
    end.countDown();
  }

  @Test
  void mcp_provider_malformed_jsonrpc_response(AcceptanceServer server) throws Exception {
    assertError(server, "", request -> "oops", "invalid json-rpc response");
  }

  @Test
  void mcp_provider_text_content_rejected(AcceptanceServer server) throws Exception {
    assertError(
        server,
        "",
        request -> "{\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"yes\"}]}}",
        "unexpected text response");
  }

  @Test
  void mcp_provider_empty_result_rejected(AcceptanceServer server) throws Exception {
    assertError(server, "", request -> "{\"result\":{\"content\":[]}}", "empty tool result");
  }

  @Test
  void mcp_provider_flaky_response(AcceptanceServer server) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (StubEvidence stub =
        StubEvidence.start(
            request ->
                asked.getAndIncrement() == 0
                    ? "{\"error\":{\"code\":1,\"message\":\"try again\"}}"
                    : StubEvidence.value("\"yes\""))) {
      configure(server, stub, "");
      assertThat(text(ask(server), "/error/message")).contains("try again");
      assertThat(text(ask(server), "/value/value")).isEqualTo("yes");
    }
  }

  @Test
  void mcp_provider_wrong_namespace_rejected(AcceptanceServer server) throws Exception {
    assertError(
        server,
        "",
        request ->
            text(request, "/params/arguments/context/namespace_id").equals("7")
                ? StubEvidence.value("1")
                : "{\"error\":{\"code\":1,\"message\":\"namespace mismatch\"}}",
        "namespace mismatch");
  }

  @Test
  void mcp_provider_missing_signature_rejected(AcceptanceServer server) throws Exception {
    assertError(
        server,
        trust(key(server)),
        request -> StubEvidence.value("\"yes\""),
        "missing evidence signature");
  }

  @Test
  void mcp_provider_signature_key_not_authorized(AcceptanceServer server) throws Exception {
    assertError(
        server,
        trust(key(server)),
        request -> signed("another key", "[]", ""),
        "signature key not authorized");
  }

  @Test
  void mcp_provider_signature_verification_failed(AcceptanceServer server) throws Exception {
    Path key = key(server);
    String zeros = "[" + "0,".repeat(63) + "0]";
    assertError(
        server,
        trust(key),
        request -> signed(key.toString(), zeros, ""),
        "signature verification failed");
    assertError(
        server,
        trust(key),
        request -> signed(key.toString(), "[1]", ""),
        "invalid signature bytes");
  }

  @Test
  void mcp_provider_signature_hash_mismatch_rejected(AcceptanceServer server) throws Exception {
    Path key = key(server);
    String other =
        "\"evidence_hash\":{\"algorithm\":\"sha256\",\"value\":\"" + "0".repeat(64) + "\"},";
    assertError(
        server,
        trust(key),
        request -> signed(key.toString(), "[" + "0,".repeat(63) + "0]", other),
        "evidence hash mismatch");
  }

  /** A key pair whose public key is configured; nothing is ever signed with it. */
  private static Path key(AcceptanceServer server) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = new byte[32];
    System.arraycopy(encoded, encoded.length - raw.length, raw, 0, raw.length);
    return server.write("key.pub", Base64.getEncoder().encodeToString(raw));
  }

  private static String trust(Path key) {
    return "trust = { require_signature = { keys = [\"" + key + "\"] } }";
  }

  private static String signed(String keyId, String signature, String more) {
    return StubEvidence.evidence(
        "{\"value\":{\"kind\":\"json\",\"value\":\"yes\"},"
            + more
            + "\"signature\":{\"scheme\":\"ed25519\",\"key_id\":\""
            + keyId
            + "\",\"signature\":"
            + signature
            + "}}");
  }

  @Test
  void mcp_provider_contract_mismatch_rejected(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Path contract = server.write("other.json", StubEvidence.contract("other"));

    server
        .warm()
        .write(
            server
                .standard()
                .providers(
                    """
                    [[providers]]
                    name = "stub"
                    type = "mcp"
                    url = "https://127.0.0.1:1/"
                    capabilities_path = "%s"
                    """
                        .formatted(contract))
                .toml());

    Eventually.holds(
        () ->
            AuditFile.chain(server.database(), 0).stream()
                .anyMatch(
                    record -> record.contains("provider id mismatch (expected stub, got other)")));
  }

  @Test
  void maxLaneKeepsAProviderFromVouchingForItself(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> StubEvidence.value("\"yes\""))) {
      configure(server, stub, "max_lane = \"asserted\"");
      assertThat(text(ask(server), "/lane")).isEqualTo("asserted");
      assertThat(text(triggered(server, spec("lane")), "/decision/outcome/kind")).isEqualTo("hold");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"anchor_type\":\"other\",\"anchor_value\":\"{\\\"id\\\":1}\"}",
        "{\"anchor_type\":1,\"anchor_value\":\"{}\"}",
        "{\"anchor_type\":\"stub\",\"anchor_value\":\"oops\"}",
        "{\"anchor_type\":\"stub\",\"anchor_value\":\"[]\"}",
        "{\"anchor_type\":\"stub\",\"anchor_value\":\"{}\"}",
        "{\"anchor_type\":\"stub\",\"anchor_value\":\"{\\\"id\\\":[1]}\"}",
        "{\"anchor_type\":\"stub\",\"anchor_value\":\"LARGE\"}"
      })
  void anchor_validation_fuzz_cases_fail_closed(String anchor, AcceptanceServer server)
      throws Exception {
    String sent = anchor.replace("LARGE", "x".repeat(2_000_000));
    try (StubEvidence stub =
        StubEvidence.start(
            request ->
                StubEvidence.evidence(
                    "{\"value\":{\"kind\":\"json\",\"value\":\"yes\"},\"evidence_anchor\":"
                        + sent
                        + "}"))) {
      server.use(
          server
              .standard()
              .shown()
              .server(
                  "feedback = { scenario_next = { max = \"evidence\","
                      + " local_only_default = \"evidence\","
                      + " evidence_subjects = [\"loopback\"] } }")
              .providers(stub.provider(server, ""))
              .with(
                  "[[anchors.providers]]\nprovider_id = \"stub\"\nanchor_type = \"stub\"\n"
                      + "required_fields = [\"id\"]\n"));
      Spec spec = spec("anchors");
      Run run = Run.of(spec, "run-1");
      server.caller().result("scenario_define", spec.define());
      server.caller().result("scenario_start", run.start());

      Json answer = server.caller().result("scenario_next", run.nextWithEvidence("t-1", 2));

      assertThat(text(answer, "/decision/outcome/kind")).isEqualTo("hold");
      assertThat(at(answer, "/feedback/gate_records/0/evidence/0/result/error"))
          .isNotEqualTo(Json.NULL);
    }
  }

  @Test
  void differentProvidersOfAStageAreAskedAtTheSameTime(AcceptanceServer server) throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    StubEvidence.Answers meeting =
        request -> {
          try {
            both.await(20, TimeUnit.SECONDS);
            return StubEvidence.value("\"yes\"");
          } catch (BrokenBarrierException | TimeoutException alone) {
            return StubEvidence.value("\"no\"");
          }
        };
    try (StubEvidence one = StubEvidence.start(meeting);
        StubEvidence two = StubEvidence.start(meeting)) {
      Path contract = server.write("second.json", StubEvidence.contract("second"));
      server.use(
          server
              .standard()
              .providers(
                  one.provider(server, "timeouts = { request_timeout_ms = 30000 }")
                      + """
                      [[providers]]
                      name = "second"
                      type = "mcp"
                      url = "%s"
                      allow_insecure_http = true
                      capabilities_path = "%s"
                      timeouts = { request_timeout_ms = 30000 }
                      """
                          .formatted(two.url(), contract)));
      Spec spec =
          Spec.of(
              "parallel",
              Spec.condition("a", "stub", "any", "{}", "equals", "\"yes\""),
              Spec.condition("b", "second", "any", "{}", "equals", "\"yes\""));

      assertThat(text(triggered(server, spec), "/decision/outcome/kind")).isEqualTo("complete");
    }
  }

  @Test
  void whatIsNotAnsweredBeforeTheDeadlineOfTheStageIsUnknown(AcceptanceServer server)
      throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (StubEvidence stub =
        StubEvidence.start(
            request -> {
              end.await(30, TimeUnit.SECONDS);
              return StubEvidence.value("\"yes\"");
            })) {
      server.use(
          server
              .standard()
              .providers(stub.provider(server, ""))
              .with("[evidence]\nstage_timeout_ms = 200\n"));

      Json answer = triggered(server, spec("deadline"));

      assertThat(text(answer, "/decision/outcome/kind")).isEqualTo("hold");
      assertThat(items(answer, "/decision/outcome/summary/unmet_gates")).hasSize(1);
      end.countDown();
    }
  }

  @Test
  void assetcore_correlation_id_passthrough(AcceptanceServer server) throws Exception {
    try (StubEvidence stub = StubEvidence.start(request -> StubEvidence.value("\"yes\""))) {
      configure(server, stub, "");
      Spec spec = spec("correlation");
      Run run = Run.of(spec, "run-1");
      server.caller().result("scenario_define", spec.define());
      server.caller().result("scenario_start", run.start());
      Json trigger = run.trigger("t-1", 2);
      Json.Obj event = (Json.Obj) at(trigger, "/trigger");
      Json.ObjectBuilder correlated = Json.object();
      event.members().forEach(correlated::put);
      server
          .caller()
          .result(
              "scenario_trigger",
              Json.object()
                  .put("scenario_id", spec.id())
                  .put("trigger", correlated.put("correlation_id", "corr-7").build())
                  .build());

      Json request = stub.requests().getLast();
      assertThat(text(request, "/id")).isEqualTo("corr-7");
      assertThat(text(request, "/params/arguments/context/correlation_id")).isEqualTo("corr-7");
    }
  }
}
