package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Access tokens of this server: sessions-rbac.md section 4, and section 18 number 3. */
class SessionTokensTest {
  private static final String SID = "9c1f0f0e-0000-4000-8000-000000000001";
  private static final long VERSION = 3;
  private static final ECKey KEY = key("k1", Curve.P_256);
  private static final ECKey STRANGER = key("k1", Curve.P_256);
  private static final ECKey LONGER = key("k3", Curve.P_384);
  private static final Principal ANN =
      new Principal(
          "ann",
          Principal.Method.SESSION,
          "key:1",
          Set.of(),
          List.of(),
          Optional.empty(),
          Rights.NONE);

  private final SessionTokens tokens =
      new SessionTokens(
          settings("gate"),
          kid ->
              Optional.ofNullable(
                  Map.of("k1", KEY.toPublicJWK(), "k3", LONGER.toPublicJWK()).get(kid)),
          (sid, version) ->
              sid.equals(SID)
                  ? Optional.of(new SessionStates.State(ANN, VERSION, Long.MAX_VALUE))
                  : Optional.empty());

  @Test
  void aGoodTokenGivesThePrincipalOfItsSession() {
    String token = signed(KEY, JWSAlgorithm.ES256, "at+jwt", claims());
    assertThat(tokens.areMeantBy(token)).isTrue();
    Principal principal = tokens.verify(token);
    assertThat(principal).isEqualTo(ANN.with(principal.token().orElseThrow()));
  }

  @Test
  void thePrincipalIsAJsonWebToken() {
    String token = es256(claims());
    JsonWebToken shown = tokens.verify(token).token().orElseThrow();
    assertThat(shown.getName()).isEqualTo("ann");
    assertThat(shown.getAudience()).containsExactly("decision-gate-api");
    assertThat(shown.<JsonString>getClaim("sid").getString()).isEqualTo(SID);
    assertThat(shown.getRawToken()).isEqualTo(token);
    assertThat(ANN.token()).isEmpty();
  }

  @Test
  void aTokenWithinTheClocksSkewIsGood() {
    assertThat(tokens.verify(es256(claims().expirationTime(in(-25)))).id()).isEqualTo("ann");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("another type", signed(KEY, JWSAlgorithm.ES256, "JWT", claims())),
        Arguments.of("stream token", signed(KEY, JWSAlgorithm.ES256, "dg-stream+jwt", claims())),
        Arguments.of("no type", signed(KEY, JWSAlgorithm.ES256, null, claims())),
        Arguments.of("another key", signed(STRANGER, JWSAlgorithm.ES256, "at+jwt", claims())),
        Arguments.of(
            "unknown key", signed(key("k2", Curve.P_256), JWSAlgorithm.ES256, "at+jwt", claims())),
        Arguments.of("another algorithm", signed(LONGER, JWSAlgorithm.ES384, "at+jwt", claims())),
        Arguments.of("shared secret", hmac()),
        Arguments.of("no signature", new PlainJWT(claims().build()).serialize()),
        Arguments.of("another issuer", es256(claims().issuer("other"))),
        Arguments.of("no issuer", es256(claims().issuer(null))),
        Arguments.of("another audience", es256(claims().audience("other"))),
        Arguments.of("no audience", es256(claims().audience((String) null))),
        Arguments.of("expired", es256(claims().expirationTime(in(-40)))),
        Arguments.of("no expiry", es256(claims().expirationTime(null))),
        Arguments.of("not yet", es256(claims().notBeforeTime(in(60)))),
        Arguments.of("another use", es256(claims().claim("token_use", "refresh"))),
        Arguments.of("no use", es256(claims().claim("token_use", null))),
        Arguments.of("session over", es256(claims().claim("sid", "gone"))),
        Arguments.of("no session", es256(claims().claim("sid", null))),
        Arguments.of("number as session", es256(claims().claim("sid", 7))),
        Arguments.of("older version", es256(claims().claim("ver", VERSION - 1))),
        Arguments.of("no version", es256(claims().claim("ver", null))),
        Arguments.of("another subject", es256(claims().subject("bob"))),
        Arguments.of("nonsense", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void everyOtherTokenIsRefused(String name, String token) {
    assertThatThrownBy(() -> tokens.verify(token)).as(name).isInstanceOf(Unauthenticated.class);
  }

  @Test
  void tokensOfOthersAreNotMeant() {
    assertThat(tokens.areMeantBy(es256(claims().issuer("other")))).isFalse();
    assertThat(tokens.areMeantBy("dgk_" + "x".repeat(43))).isFalse();
    assertThat(tokens.areMeantBy("eyJ.nonsense")).isFalse();
  }

  @Test
  void withoutASecretThereAreNone() {
    SessionSettings off =
        new SessionSettings(
            Optional.empty(), Optional.empty(), "gate", 900, 1, 1, 10, 10, 30, false);
    assertThat(
            new SessionTokens(off, kid -> Optional.empty(), (sid, version) -> Optional.empty())
                .areMeantBy(es256(claims())))
        .isFalse();
  }

  @Test
  void whenTheDatabaseDoesNotAnswerNobodyIsCalledUnknown() {
    SessionTokens blind =
        new SessionTokens(
            settings("gate"),
            kid -> Optional.of(KEY.toPublicJWK()),
            (sid, version) -> {
              throw new StorageUnavailable(new IllegalStateException());
            });
    assertThatThrownBy(() -> blind.verify(es256(claims()))).isInstanceOf(StorageUnavailable.class);
  }

  private static SessionSettings settings(String issuer) {
    return new SessionSettings(
        Optional.of(new Secret("s".repeat(32))),
        Optional.empty(),
        issuer,
        900,
        1,
        1,
        10,
        10,
        30,
        false);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("gate")
        .audience("decision-gate-api")
        .subject("ann")
        .claim("sid", SID)
        .claim("ver", VERSION)
        .claim("token_use", "access")
        .issueTime(in(0))
        .expirationTime(in(60))
        .jwtID("1");
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static String es256(JWTClaimsSet.Builder claims) {
    return signed(KEY, JWSAlgorithm.ES256, "at+jwt", claims);
  }

  private static String signed(
      ECKey key,
      JWSAlgorithm algorithm,
      @org.jspecify.annotations.Nullable String type,
      JWTClaimsSet.Builder claims) {
    try {
      return signed(
          new ECDSASigner(key),
          header ->
              header.keyID(key.getKeyID()).type(type == null ? null : new JOSEObjectType(type)),
          algorithm,
          claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The public key is no secret that signs. */
  private static String hmac() {
    try {
      return signed(
          new MACSigner(KEY.toPublicJWK().toJSONString()),
          header -> header.keyID("k1").type(new JOSEObjectType("at+jwt")),
          JWSAlgorithm.HS256,
          claims());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String signed(
      JWSSigner signer,
      UnaryOperator<JWSHeader.Builder> header,
      JWSAlgorithm algorithm,
      JWTClaimsSet.Builder claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(header.apply(new JWSHeader.Builder(algorithm)).build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static ECKey key(String kid, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
