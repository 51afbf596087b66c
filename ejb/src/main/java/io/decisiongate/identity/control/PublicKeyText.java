package io.decisiongate.identity.control;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Public keys as people write them (MicroProfile JWT 2.1 section 9.2): a JWK set or one JWK (RFC
 * 7517), also encoded in base64url, or a key in PEM (RFC 7468, {@code BEGIN PUBLIC KEY}).
 */
final class PublicKeyText {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

  private PublicKeyText() {}

  /**
   * The keys.
   *
   * @throws ParseException when the text is none of these
   */
  static JWKSet parse(String text) throws ParseException {
    String trimmed = text.strip();
    Matcher pem = PEM.matcher(trimmed);
    if (pem.matches()) {
      return new JWKSet(ofPem(pem.group(1)));
    }
    String json =
        trimmed.startsWith("{")
            ? trimmed
            : new String(new Base64URL(trimmed).decode(), StandardCharsets.UTF_8);
    return JSONObjectUtils.parse(json).containsKey("keys")
        ? JWKSet.parse(json)
        : new JWKSet(JWK.parse(json));
  }

  private static JWK ofPem(String base64) throws ParseException {
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ParseException("the PEM text is not base64", 0);
    }
    X509EncodedKeySpec key = new X509EncodedKeySpec(encoded);
    try {
      return new RSAKey.Builder((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key))
          .build();
    } catch (GeneralSecurityException notRsa) {
      return ellipticCurve(key);
    }
  }

  private static JWK ellipticCurve(X509EncodedKeySpec key) throws ParseException {
    try {
      ECPublicKey point = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(key);
      return new ECKey.Builder(Curve.forECParameterSpec(point.getParams()), point).build();
    } catch (GeneralSecurityException e) {
      throw new ParseException("the PEM text is no RSA or EC public key", 0);
    }
  }
}
