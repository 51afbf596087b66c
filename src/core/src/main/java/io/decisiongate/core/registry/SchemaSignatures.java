package io.decisiongate.core.registry;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.signature.Ed25519;
import io.decisiongate.core.signature.Ed25519KeyFile;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies what schemas are signed with: Ed25519 over the canonical JSON of the record without its
 * member {@code signing}, as standard base64. The whole record is signed, so that a signature is
 * worth nothing under another id, version, namespace or tenant.
 *
 * @param keys public keys by their id, which is the path text of the configuration
 */
public record SchemaSignatures(Map<String, PublicKey> keys) {
  private static final String ALGORITHM = "ed25519";

  public SchemaSignatures {
    keys = Map.copyOf(keys);
  }

  /**
   * Reads the key files.
   *
   * @param keyPaths the paths as configured; they are the keys' ids
   * @throws io.decisiongate.core.signature.InvalidKeyFile when one of them holds no public key
   */
  public static SchemaSignatures load(List<String> keyPaths) {
    Map<String, PublicKey> keys = new HashMap<>();
    keyPaths.forEach(path -> keys.put(path, Ed25519KeyFile.read(path)));
    return new SchemaSignatures(keys);
  }

  /** Why the record's signature does not hold; empty when it does. */
  public Optional<String> problem(SchemaRecord record) {
    if (record.signing().isEmpty()) {
      return Optional.of("signature missing");
    }
    SchemaSigning signing = record.signing().get();
    if (signing.algorithm().filter(name -> !name.equals(ALGORITHM)).isPresent()) {
      return Optional.of("signature algorithm unknown");
    }
    PublicKey key = keys.get(signing.keyId());
    if (key == null) {
      return Optional.of("signature key not authorized");
    }
    return Ed25519.verifies(key, signedBytes(record), decoded(signing.signature()))
        ? Optional.empty()
        : Optional.of("signature verification failed");
  }

  /** What an author signs. */
  public static byte[] signedBytes(SchemaRecord record) {
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) record.toJson()).members());
    members.remove("signing");
    return CanonicalJson.bytes(new Json.Obj(members));
  }

  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
