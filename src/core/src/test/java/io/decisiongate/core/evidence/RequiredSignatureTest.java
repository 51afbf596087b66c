package io.decisiongate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector of hashing.md section 3.1, and the files that keys are read from. */
class RequiredSignatureTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
  private static final byte[] SIGNATURE =
      HexFormat.of()
          .parseHex(
              "d03d911d6ed51b1fd192e5140140817b179d16305b68ed12c858b4ee427ca39e"
                  + "fb41ebaa04e0b934fc3a797e3bd14e32947e30f3e0748e591760601e5f265109");

  private static final EvidenceQuery QUERY =
      new EvidenceQuery("p", "c", Optional.of(Json.object().put("n", 1).build()));
  private static final EvidenceContext CONTEXT =
      new EvidenceContext(
          new TenantId(1),
          new NamespaceId(1),
          "run",
          "scenario",
          "stage",
          "trigger",
          new Timestamp.Logical(BigInteger.TWO),
          Optional.of("correlation"));

  @TempDir Path directory;

  private String key(byte[] content) throws IOException {
    return Files.write(directory.resolve("key"), content).toString();
  }

  private static EvidenceResult signed(String keyId, byte[] signature, Json value) {
    List<Integer> bytes = new ArrayList<>();
    for (byte b : signature) {
      bytes.add(b & 0xFF);
    }
    return new EvidenceResult(
        Optional.of(new EvidenceValue.OfJson(value)),
        Lane.VERIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new EvidenceSignature("ed25519", keyId, bytes)),
        Optional.empty());
  }

  @Test
  void verifiesTheVectorWithARawKeyOrItsBase64() throws IOException {
    byte[] base64 =
        (" " + Base64.getEncoder().encodeToString(KEY) + "\n").getBytes(StandardCharsets.UTF_8);
    for (byte[] content : List.of(KEY, base64)) {
      String path = key(content);
      EvidenceResult answer = signed(path, SIGNATURE, Json.TRUE);
      assertThat(RequiredSignature.load(List.of(path)).check(QUERY, CONTEXT, answer))
          .isEqualTo(answer.withHash(Sha256.ofCanonical(Json.TRUE)));
    }
  }

  @Test
  void refusesAnotherValueAndAChangedSignature() throws IOException {
    String path = key(KEY);
    RequiredSignature policy = RequiredSignature.load(List.of(path));
    byte[] changed = SIGNATURE.clone();
    changed[0] ^= 1;
    byte[] outOfRange = SIGNATURE.clone();
    outOfRange[63] = (byte) 0xFF;
    for (EvidenceResult answer :
        List.of(
            signed(path, SIGNATURE, Json.FALSE),
            signed(path, changed, Json.TRUE),
            signed(path, outOfRange, Json.TRUE))) {
      assertThatThrownBy(() -> policy.check(QUERY, CONTEXT, answer))
          .isInstanceOf(ProviderFailure.class)
          .hasMessage("signature verification failed");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ff,                                                               public key must be utf-8",
    "3f3f,                                                             invalid base64 public key",
    "41414141,                                                         invalid ed25519 public key",
    // y = 2: no point of the curve
    "0200000000000000000000000000000000000000000000000000000000000000, invalid ed25519 public key",
    // y beyond the field
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, invalid ed25519 public key",
    // points of small order
    "0000000000000000000000000000000000000000000000000000000000000000, invalid ed25519 public key",
    "0100000000000000000000000000000000000000000000000000000000000080, invalid ed25519 public key",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05, invalid ed25519 public key",
  })
  void refusesFilesWithoutAKey(String hex, String message) throws IOException {
    String path = key(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> RequiredSignature.load(List.of(path)))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage(message + ": " + path);
  }

  @Test
  void refusesAFileThatIsMissing() {
    String path = directory.resolve("gone").toString();
    assertThatThrownBy(() -> RequiredSignature.load(List.of(path)))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage("unable to read public key: " + path);
  }

  /** An exchange that differs from the signed one in a single place. */
  record Forgery(
      String name, EvidenceQuery query, EvidenceContext context, UnaryOperator<EvidenceResult> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Forgery> forgeries() {
    EvidenceContext otherRun =
        new EvidenceContext(
            CONTEXT.tenantId(),
            CONTEXT.namespaceId(),
            "another run",
            CONTEXT.scenarioId(),
            CONTEXT.stageId(),
            CONTEXT.triggerId(),
            CONTEXT.triggerTime(),
            CONTEXT.correlationId());
    UnaryOperator<EvidenceResult> same = UnaryOperator.identity();
    return Stream.of(
        new Forgery("check", new EvidenceQuery("p", "d", QUERY.params()), CONTEXT, same),
        new Forgery("params", new EvidenceQuery("p", "c", Optional.empty()), CONTEXT, same),
        new Forgery("run", QUERY, otherRun, same),
        new Forgery("lane", QUERY, CONTEXT, answer -> answer.withLaneAtMost(Lane.ASSERTED)),
        new Forgery(
            "value",
            QUERY,
            CONTEXT,
            answer -> copy(answer, Optional.of(new EvidenceValue.OfJson(Json.FALSE)))));
  }

  @Test
  void aSignatureOverTheExchangeHoldsForValuesAndErrors() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    RequiredSignature policy = new RequiredSignature(Map.of("k", pair.getPublic()));
    EvidenceResult value = signedExchange(pair, found(Json.TRUE));
    EvidenceResult error =
        signedExchange(pair, EvidenceResult.failed(EvidenceError.of("gone", "no such thing")));

    assertThat(policy.check(QUERY, CONTEXT, value).evidenceHash())
        .contains(Sha256.ofCanonical(Json.TRUE));
    assertThat(policy.check(QUERY, CONTEXT, error)).isEqualTo(error);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void aSignatureOverTheExchangeDoesNotHoldForAnother(Forgery forgery) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    RequiredSignature policy = new RequiredSignature(Map.of("k", pair.getPublic()));
    EvidenceResult answer = forgery.of().apply(signedExchange(pair, found(Json.TRUE)));

    assertThatThrownBy(() -> policy.check(forgery.query(), forgery.context(), answer))
        .isInstanceOf(ProviderFailure.class)
        .hasMessage("signature verification failed");
  }

  private static EvidenceResult found(Json value) {
    return EvidenceResult.verified(
        new EvidenceValue.OfJson(value), "application/json", new EvidenceAnchor("a", "b"));
  }

  private static EvidenceResult copy(EvidenceResult answer, Optional<EvidenceValue> value) {
    return new EvidenceResult(
        value,
        answer.lane(),
        answer.error(),
        Optional.empty(),
        answer.evidenceRef(),
        answer.evidenceAnchor(),
        answer.signature(),
        answer.contentType());
  }

  /** Signs as docs/providers.md tells providers to. */
  private static EvidenceResult signedExchange(KeyPair pair, EvidenceResult answer)
      throws GeneralSecurityException {
    EvidenceResult hashed =
        answer.value().map(value -> answer.withHash(value.hash())).orElse(answer);
    Map<String, Json> result = new LinkedHashMap<>(((Json.Obj) hashed.toJson()).members());
    result.remove("signature");
    Json exchange =
        Json.object()
            .put("query", QUERY.toJson())
            .put("context", CONTEXT.toJson())
            .put("result", new Json.Obj(result))
            .build();
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(CanonicalJson.bytes(exchange));
    List<Integer> bytes = new ArrayList<>();
    for (byte b : signer.sign()) {
      bytes.add(b & 0xFF);
    }
    return new EvidenceResult(
        answer.value(),
        answer.lane(),
        answer.error(),
        answer.evidenceHash(),
        answer.evidenceRef(),
        answer.evidenceAnchor(),
        Optional.of(new EvidenceSignature("ed25519-exchange", "k", bytes)),
        answer.contentType());
  }
}
