package io.decisiongate.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer on this machine, with metadata and a key set that the test can change. */
final class SigningIssuer implements AutoCloseable {
  static final String AUDIENCE = "https://gate.test/mcp";

  private final HttpServer http;
  private final List<JWK> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile String named;
  private volatile int status = 200;

  private SigningIssuer(HttpServer http) {
    this.http = http;
    named = url();
  }

  static SigningIssuer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SigningIssuer issuer = new SigningIssuer(http);
    http.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            issuer.answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                    .formatted(issuer.named, issuer.url())));
    http.createContext(
        "/keys", exchange -> issuer.answer(exchange, new JWKSet(issuer.published).toString(true)));
    http.start();
    return issuer;
  }

  static RSAKey rsa(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  static ECKey ec(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void publish(JWK key) {
    published.add(key.toPublicJWK());
  }

  void withdraw(String keyId) {
    published.removeIf(key -> keyId.equals(key.getKeyID()));
  }

  /** What the metadata call the issuer. */
  void name(String issuer) {
    named = issuer;
  }

  /** The status with which everything is answered. */
  void answerWith(int code) {
    status = code;
  }

  /** How many documents were asked for. */
  int fetches() {
    return fetches.get();
  }

  /** Claims of a token that is good. */
  JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("alice")
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300))))
        .build();
  }

  String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return token(key, JOSEObjectType.JWT, change);
  }

  String token(RSAKey key, JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build(),
            claims(change));
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  String token(ECKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            claims(claims -> claims));
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private void answer(HttpExchange exchange, String document) throws IOException {
    fetches.incrementAndGet();
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  /** The settings of this issuer, with more of its own. */
  String configuration(String more) {
    return """
        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        allow_http = true
        %s
        """
        .formatted(url(), AUDIENCE, more);
  }
}
