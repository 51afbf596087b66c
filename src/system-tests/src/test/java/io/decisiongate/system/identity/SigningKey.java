package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An RSA key with which the test signs JSON Web Tokens (RFC 7515).
 *
 * @param id the key's name in their headers
 */
public record SigningKey(KeyPair pair, String id) {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  public static SigningKey generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new SigningKey(generator.generateKeyPair(), "test");
  }

  /** The same key by another name. */
  SigningKey named(String name) {
    return new SigningKey(pair, name);
  }

  /** The private key in PEM (RFC 7468). */
  String privatePem() {
    return pem("PRIVATE KEY", pair.getPrivate());
  }

  private static String pem(String label, Key key) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
  }

  /** Claims of a token that is good for five minutes. */
  public static Json.ObjectBuilder claims(String issuer, String subject, String audience) {
    long now = Instant.now().getEpochSecond();
    return Json.object()
        .put("iss", issuer)
        .put("sub", subject)
        .put("aud", audience)
        .put("iat", now)
        .put("exp", now + 300);
  }

  /** The public key as a JWK set (RFC 7517). */
  public String keySet() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(id, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
  }

  public String token(Json claims) throws GeneralSecurityException {
    String signed = unsignedParts("RS256", claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + BASE64URL.encodeToString(signature.sign());
  }

  /**
   * Tokens of an algorithm with secrets, signed as if what everybody knows were one: the public key
   * in DER, in PEM and as a key set.
   */
  List<String> tokensWithPublicSecret(Json claims) throws GeneralSecurityException {
    List<String> tokens = new ArrayList<>();
    for (byte[] secret :
        List.of(
            pair.getPublic().getEncoded(),
            pem("PUBLIC KEY", pair.getPublic()).getBytes(StandardCharsets.US_ASCII),
            keySet().getBytes(StandardCharsets.US_ASCII))) {
      String signed = unsignedParts("HS256", claims);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      tokens.add(
          signed
              + "."
              + BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
    }
    return tokens;
  }

  private String unsignedParts(String algorithm, Json claims) {
    String header = "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm, id);
    return encoded(header) + "." + encoded(JsonWriter.write(claims));
  }

  /** A token that nobody signed. */
  static String unsigned(Json claims) {
    return encoded("{\"alg\":\"none\"}") + "." + encoded(JsonWriter.write(claims)) + ".";
  }

  private static String unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encoded(String text) {
    return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
