package io.decisiongate.core.evidence;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.signature.Ed25519;
import io.decisiongate.core.signature.Ed25519KeyFile;
import io.decisiongate.core.signature.InvalidKeyFile;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trust {@code require_signature}: every answer must carry an Ed25519 signature by one of these
 * keys, in one of the {@link SignatureScheme}s (providers.md section 7.4, hashing.md section 3.1).
 *
 * @param keys public keys by their id, which is the path text of the configuration
 */
public record RequiredSignature(Map<String, PublicKey> keys) {
  public RequiredSignature {
    keys = Map.copyOf(keys);
  }

  /**
   * Reads the key files.
   *
   * @param keyPaths the paths as configured; they are the keys' ids
   * @throws ProviderConfigurationException when one of them holds no Ed25519 public key
   */
  public static RequiredSignature load(List<String> keyPaths) {
    Map<String, PublicKey> keys = new HashMap<>();
    try {
      keyPaths.forEach(path -> keys.put(path, Ed25519KeyFile.read(path)));
    } catch (InvalidKeyFile e) {
      throw new ProviderConfigurationException(e.text(), e);
    }
    return new RequiredSignature(keys);
  }

  /**
   * Checks an answer, one that carries an error too.
   *
   * @param query that was answered
   * @return the answer, its hash filled in
   * @throws ProviderFailure when the signature is missing or does not hold
   */
  public EvidenceResult check(EvidenceQuery query, EvidenceContext context, EvidenceResult answer) {
    EvidenceSignature signature =
        answer.signature().orElseThrow(() -> new ProviderFailure("missing evidence signature"));
    SignatureScheme scheme =
        SignatureScheme.named(signature.scheme())
            .orElseThrow(() -> new ProviderFailure("unsupported signature scheme"));
    PublicKey key =
        Optional.ofNullable(keys.get(signature.keyId()))
            .orElseThrow(() -> new ProviderFailure("signature key not authorized"));
    EvidenceResult hashed = answer.value().map(value -> hashed(answer, value)).orElse(answer);
    byte[] message =
        CanonicalJson.bytes(
            switch (scheme) {
              case VALUE ->
                  hashed
                      .value()
                      .flatMap(unused -> hashed.evidenceHash())
                      .orElseThrow(
                          () ->
                              new ProviderFailure(
                                  "missing evidence hash for signature verification"))
                      .toJson();
              case EXCHANGE ->
                  Json.object()
                      .put("query", query.toJson())
                      .put("context", context.toJson())
                      .put("result", hashed.toUnsignedJson())
                      .build();
            });
    if (!Ed25519.verifies(key, message, bytes(signature.signature()))) {
      throw new ProviderFailure("signature verification failed");
    }
    return hashed;
  }

  private static EvidenceResult hashed(EvidenceResult answer, EvidenceValue value) {
    Sha256 hash = value.hash();
    if (answer.evidenceHash().filter(delivered -> !delivered.equals(hash)).isPresent()) {
      throw new ProviderFailure("evidence hash mismatch");
    }
    return answer.withHash(hash);
  }

  private static byte[] bytes(List<Integer> signature) {
    if (signature.size() != Ed25519.SIGNATURE_BYTES) {
      throw new ProviderFailure("invalid signature bytes");
    }
    byte[] bytes = new byte[Ed25519.SIGNATURE_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = signature.get(i).byteValue();
    }
    return bytes;
  }
}
