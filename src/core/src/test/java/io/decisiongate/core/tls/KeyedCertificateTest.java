package io.decisiongate.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedCertificateTest {
  @TempDir private Path folder;
  private TestAuthority authority;

  @BeforeEach
  void makeAuthority() throws Exception {
    authority = TestAuthority.root("CN=authority");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void aKeyIsReadInPkcs8(String kind) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
    Path key = write("a.key", keys.getPrivate());

    assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(KeyedCertificate.read(write("a.pem", issued(keys).certificate()), key).key())
        .isEqualTo(keys.getPrivate());
  }

  @Test
  void anRsaKeyIsReadInItsOlderForm() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    byte[] own =
        PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();

    assertThat(
            KeyedCertificate.read(
                    write("a.pem", issued(keys).certificate()),
                    write("a.key", new PemObject("RSA PRIVATE KEY", own)))
                .key())
        .isEqualTo(keys.getPrivate());
  }

  @Test
  void aKeyOfACurveIsReadInItsOlderFormWhenItNamesTheCurve() throws Exception {
    KeyPair keys = TestAuthority.keys();
    BigInteger secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
    Path certificate = write("a.pem", issued(keys).certificate());
    Path parameters =
        write(
            "a.key",
            new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()),
            new PemObject(
                "EC PRIVATE KEY",
                new ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1).getEncoded()));
    Path nameless =
        write("b.key", new PemObject("EC PRIVATE KEY", new ECPrivateKey(256, secret).getEncoded()));

    assertThat(KeyedCertificate.read(certificate, parameters).key())
        .isInstanceOfSatisfying(
            java.security.interfaces.ECPrivateKey.class,
            key -> assertThat(key.getS()).isEqualTo(secret));
    assertRefused(certificate, nameless, "the private key in " + nameless + " is no RSA, EC or");
  }

  @Test
  void bothMayStandInOneFileWithTextForPeopleBetween() throws Exception {
    TestAuthority.Issued issued = authority.issue("CN=a");
    Path both =
        Files.writeString(
            folder.resolve("both.pem"),
            "subject: CN = a\n"
                + TestAuthority.pem(issued.certificate())
                + "\nand the key\n"
                + TestAuthority.pem(issued.key()));

    KeyedCertificate read = KeyedCertificate.read(both, both);

    assertThat(read.chain()).isEqualTo(issued.chain());
    KeyStore store = read.toKeyStore("password".toCharArray());
    assertThat(store.getKey("own", "password".toCharArray())).isEqualTo(issued.key());
    assertThat(read.toString()).doesNotContain("PRIVATE").contains("CN=a");
  }

  @Test
  void aChainIsReadInItsOrderOnly() throws Exception {
    TestAuthority middle = authority.intermediate("CN=middle");
    TestAuthority.Issued issued = middle.issue("CN=a");
    Path key = write("a.key", issued.key());
    Path chain =
        write("chain.pem", issued.certificate(), middle.certificate(), authority.certificate());
    Path wrong =
        write("wrong.pem", issued.certificate(), authority.certificate(), middle.certificate());

    assertThat(KeyedCertificate.read(chain, key).chain()).hasSize(3);
    assertRefused(wrong, key, "the certificates in " + wrong + " are no chain");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    Path certificate = write("a.pem", authority.issue("CN=a").certificate());
    Path ofOther = write("b.key", authority.issue("CN=b").key());
    Path ofOtherKind =
        write("rsa.key", KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());

    for (Path key : List.of(ofOther, ofOtherKind)) {
      assertRefused(
          certificate,
          key,
          "the private key in " + key + " is not that of the first certificate in " + certificate);
    }
  }

  @Test
  void aKeyWithAPassphraseIsRefusedInBothForms() throws Exception {
    TestAuthority.Issued issued = authority.issue("CN=a");
    Path certificate = write("a.pem", issued.certificate());
    Path pkcs8 =
        write(
            "pkcs8.key",
            new JcaPKCS8Generator(
                issued.key(),
                new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPassword("secret".toCharArray())
                    .build()));
    Path older = folder.resolve("older.key");
    try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(older))) {
      writer.writeObject(
          issued.key(),
          new JcePEMEncryptorBuilder("AES-128-CBC")
              .setProvider(new BouncyCastleProvider())
              .build("secret".toCharArray()));
    }

    for (Path key : List.of(pkcs8, older)) {
      assertRefused(certificate, key, "the private key in " + key + " is encrypted");
    }
  }

  @Test
  void filesThatHoldSomethingElseAreNamed() throws Exception {
    TestAuthority.Issued issued = authority.issue("CN=a");
    Path certificate = write("a.pem", issued.certificate());
    Path key = write("a.key", issued.key());
    Path keys = write("keys.pem", issued.key(), issued.key());
    Path missing = folder.resolve("missing.pem");
    Path text = Files.writeString(folder.resolve("text.pem"), "no PEM");
    Path broken =
        Files.writeString(
            folder.resolve("broken.key"),
            "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----\n");

    assertRefused(missing, key, missing + " does not exist");
    assertRefused(certificate, missing, missing + " does not exist");
    assertRefused(folder, key, folder + " cannot be read: ");
    assertRefused(text, key, "there is no certificate in " + text);
    assertRefused(key, key, "there is no certificate in " + key);
    assertRefused(certificate, certificate, "there is no private key in " + certificate);
    assertRefused(certificate, keys, "there is more than one private key in " + keys);
    assertRefused(
        certificate, broken, "the private key in " + broken + " is no RSA, EC or Ed25519");
  }

  @Test
  void aCertificateHoldsForItsTimeOnly() throws Exception {
    TestAuthority.Issued issued = authority.issue("CN=a");
    KeyedCertificate own =
        KeyedCertificate.read(write("a.pem", issued.certificate()), write("a.key", issued.key()));
    Instant begin = issued.certificate().getNotBefore().toInstant();
    Instant end = issued.certificate().getNotAfter().toInstant();

    assertThat(own.requireValid(begin)).isSameAs(own);
    assertThat(own.requireValid(end)).isSameAs(own);
    assertThatThrownBy(() -> own.requireValid(begin.minusSeconds(1)))
        .hasMessage("the certificate is not valid before " + begin);
    assertThatThrownBy(() -> own.requireValid(end.plusSeconds(1)))
        .hasMessage("the certificate has expired at " + end);
  }

  private TestAuthority.Issued issued(KeyPair keys) throws Exception {
    Instant now = Instant.now();
    return authority.issue(new X500Name("CN=a"), now, now.plus(Duration.ofHours(1)), keys);
  }

  private Path write(String name, Object... values) throws IOException {
    return Files.writeString(folder.resolve(name), TestAuthority.pem(values));
  }

  private static void assertRefused(Path certificates, Path key, String why) {
    assertThatThrownBy(() -> KeyedCertificate.read(certificates, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }
}
