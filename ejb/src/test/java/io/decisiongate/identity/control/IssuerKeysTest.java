package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the keys of an issuer come from, and for how long they are good. */
class IssuerKeysTest {
  private SigningIssuer issuer;
  private RSAKey key;
  private IssuerTrust trusted;

  @BeforeEach
  void start() throws Exception {
    issuer = SigningIssuer.start();
    key = SigningIssuer.rsa("first");
    issuer.publish(key);
    trusted = new IssuerTrust(issuer.configuration(""));
  }

  @AfterEach
  void stop() {
    trusted.close();
    issuer.close();
  }

  private String token() throws JOSEException {
    return issuer.token(key, claims -> claims);
  }

  @Test
  void aNewKeyIsGoodAtOnce() throws Exception {
    trusted.verify(token());
    RSAKey second = SigningIssuer.rsa("second");
    issuer.publish(second);

    assertThat(trusted.verify(issuer.token(second, claims -> claims)).id()).isEqualTo("corp:alice");
    assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");
  }

  @Test
  void unknownKeysDoNotMakeTheIssuerBeAskedEachTime() throws Exception {
    trusted.verify(token());
    String unknown = issuer.token(SigningIssuer.rsa("unknown"), claims -> claims);

    for (int i = 0; i < 100; i++) {
      trusted.assertRefused(unknown, "");
    }

    assertThat(issuer.fetches()).isLessThan(20);
  }

  @Test
  void aKeyThatIsWithdrawnIsNotGoodAfterItsTime() throws Throwable {
    trusted.change(issuer.configuration("keys_ttl_ms = 1000\noutage_ms = 0"));
    trusted.verify(token());
    issuer.withdraw("first");
    String token = token();

    IssuerTrust.eventually(() -> trusted.assertRefused(token, ""));
  }

  @Test
  void knownKeysGoOnWorkingWhileTheIssuerIsDown() throws Throwable {
    trusted.change(issuer.configuration("keys_ttl_ms = 1000\noutage_ms = 600000"));
    String unknown = issuer.token(SigningIssuer.rsa("unknown"), claims -> claims);
    trusted.verify(token());
    issuer.answerWith(503);

    trusted.assertRefused(unknown, "");
    int before = issuer.fetches();
    String known = token();
    IssuerTrust.eventually(
        () -> {
          assertThat(trusted.verify(known).id()).isEqualTo("corp:alice");
          assertThat(issuer.fetches()).isGreaterThan(before + 2);
        });
    assertThat(trusted.verify(known).id()).isEqualTo("corp:alice");
    trusted.assertRefused(unknown, "");
  }

  @Test
  void knownKeysStopWorkingWhenTheIssuerIsDownForTooLong() throws Throwable {
    trusted.change(issuer.configuration("keys_ttl_ms = 1000\noutage_ms = 0"));
    trusted.verify(token());
    issuer.answerWith(503);
    String token = token();

    IssuerTrust.eventually(() -> trusted.assertRefused(token, "keys are not available"));
  }

  @Test
  void keysMayLieInAFileOrInTheSettings(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");
    trusted.change(issuer.configuration("jwks_path = '" + file + "'"));
    assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");

    trusted.change(issuer.configuration("public_key = '" + key.toPublicJWK().toJSONString() + "'"));
    assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");

    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    trusted.change(issuer.configuration("public_key = '''" + pem + "'''"));
    assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");
    assertThat(issuer.fetches()).isZero();
  }

  @Test
  void keysThatCannotBeReadAreRefusedWithTheSettings() throws Exception {
    String dsa =
        Base64.getEncoder()
            .encodeToString(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded());

    assertThatThrownBy(() -> new IssuerTrust(issuer.configuration("public_key = 'nonsense'")))
        .hasMessageContaining("public_key cannot be read");
    assertThatThrownBy(
            () ->
                new IssuerTrust(
                    issuer.configuration(
                        "public_key = '''-----BEGIN PUBLIC KEY-----\n"
                            + dsa
                            + "\n-----END PUBLIC KEY-----'''")))
        .hasMessageContaining("public_key cannot be read");
  }
}
