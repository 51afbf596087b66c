package io.decisiongate.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.signature.InvalidKeyFile;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaSignaturesTest {
  private static final String KEY_ID = "keys/author.pub";
  private static final String NOT_VERIFIED = "signature verification failed";

  private final KeyPair author = keyPair();
  private final KeyPair other = keyPair();
  private final SchemaSignatures signatures =
      new SchemaSignatures(Map.of(KEY_ID, author.getPublic(), "other.pub", other.getPublic()));

  @ParameterizedTest
  @ValueSource(strings = {"", "ed25519"})
  void theAuthorsSignatureHolds(String algorithm) {
    SchemaRecord record = record("shape", "v1", 1, "{\"type\":\"string\"}");
    assertThat(
            signatures.problem(
                signed(
                    record,
                    KEY_ID,
                    sign(author, record),
                    Optional.of(algorithm).filter(name -> !name.isEmpty()))))
        .isEmpty();
  }

  @Test
  void whatIsSignedIsTheCanonicalRecordWithoutItsSignature() {
    SchemaRecord record = record("shape", "v1", 1, "{\"type\":\"string\"}");
    byte[] canonical =
        CanonicalJson.bytes(
            JsonReader.read(
                """
                {"tenant_id":1,"namespace_id":2,"schema_id":"shape","version":"v1","schema":{"type":"string"},
                 "description":null,"created_at":{"kind":"logical","value":1}}
                """));
    assertThat(SchemaSignatures.signedBytes(record)).isEqualTo(canonical);
    assertThat(SchemaSignatures.signedBytes(signed(record, KEY_ID, "c2ln", Optional.empty())))
        .isEqualTo(canonical);
  }

  @Test
  void theSignatureOfAnotherKeyDoesNotHold() {
    SchemaRecord record = record("shape", "v1", 1, "{}");
    assertThat(problem(record, KEY_ID, sign(other, record))).contains(NOT_VERIFIED);
    assertThat(problem(record, "other.pub", sign(author, record))).contains(NOT_VERIFIED);
    assertThat(problem(record, "unknown.pub", sign(author, record)))
        .contains("signature key not authorized");
  }

  @Test
  void aSignatureIsWorthNothingOnAnotherRecord() {
    String signature = sign(author, record("shape", "v1", 1, "{}"));
    for (SchemaRecord changed :
        List.of(
            record("shape2", "v1", 1, "{}"),
            record("shape", "v2", 1, "{}"),
            record("shape", "v1", 7, "{}"),
            record("shape", "v1", 1, "{\"type\":\"string\"}"))) {
      assertThat(problem(changed, KEY_ID, signature)).as("%s", changed).contains(NOT_VERIFIED);
    }
  }

  @Test
  void otherAlgorithmsAreUnknown() {
    SchemaRecord record = record("shape", "v1", 1, "{}");
    for (String algorithm : List.of("Ed25519", "rsa", "none", "")) {
      assertThat(
              signatures.problem(
                  signed(record, KEY_ID, sign(author, record), Optional.of(algorithm))))
          .contains("signature algorithm unknown");
    }
  }

  @Test
  void whatIsNotBase64OfASignatureDoesNotHold() {
    SchemaRecord record = record("shape", "v1", 1, "{}");
    String good = sign(author, record);
    for (String bad :
        List.of(
            "",
            "%%%",
            good.substring(0, good.length() - 4),
            good + good,
            (good.startsWith("A") ? "B" : "A") + good.substring(1),
            "hex:" + good)) {
      assertThat(problem(record, KEY_ID, bad)).as(bad).contains(NOT_VERIFIED);
    }
  }

  @Test
  void anUnsignedRecordHasNoSignature() {
    assertThat(signatures.problem(record("shape", "v1", 1, "{}"))).contains("signature missing");
  }

  @Test
  void keysAreReadFromFilesAndKnownByTheirPaths(@TempDir Path directory) throws IOException {
    byte[] encoded = author.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String path = Files.write(directory.resolve("author.pub"), raw).toString();
    SchemaRecord record = record("shape", "v1", 1, "{}");

    assertThat(
            SchemaSignatures.load(List.of(path))
                .problem(signed(record, path, sign(author, record), Optional.empty())))
        .isEmpty();
    assertThatThrownBy(() -> SchemaSignatures.load(List.of(path + ".missing")))
        .isInstanceOf(InvalidKeyFile.class);
    Files.write(directory.resolve("author.pub"), "short".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> SchemaSignatures.load(List.of(path)))
        .isInstanceOf(InvalidKeyFile.class);
  }

  private Optional<String> problem(SchemaRecord record, String keyId, String signature) {
    return signatures.problem(signed(record, keyId, signature, Optional.empty()));
  }

  private static SchemaRecord record(String id, String version, long tenant, String schema) {
    return new SchemaRecord(
        new TenantId(tenant),
        new NamespaceId(2),
        id,
        version,
        JsonReader.read(schema),
        Optional.empty(),
        Timestamp.fromJson(JsonReader.read("{\"kind\":\"logical\",\"value\":1}")),
        Optional.empty());
  }

  private static SchemaRecord signed(
      SchemaRecord record, String keyId, String signature, Optional<String> algorithm) {
    return new SchemaRecord(
        record.tenantId(),
        record.namespaceId(),
        record.schemaId(),
        record.version(),
        record.schema(),
        record.description(),
        record.createdAt(),
        Optional.of(new SchemaSigning(keyId, signature, algorithm)));
  }

  private static String sign(KeyPair key, SchemaRecord record) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.getPrivate());
      signer.update(SchemaSignatures.signedBytes(record));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
