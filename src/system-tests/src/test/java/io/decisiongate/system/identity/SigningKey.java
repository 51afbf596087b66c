package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** An RSA key with which the test signs JSON Web Tokens (RFC 7515). */
record SigningKey(KeyPair pair) {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  static SigningKey generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new SigningKey(generator.generateKeyPair());
  }

  /** The public key as a JWK set (RFC 7517). */
  String keySet() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"test\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
  }

  String token(Json claims) throws GeneralSecurityException {
    String signed =
        encoded("{\"alg\":\"RS256\",\"kid\":\"test\",\"typ\":\"JWT\"}")
            + "."
            + encoded(JsonWriter.write(claims));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + BASE64URL.encodeToString(signature.sign());
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
