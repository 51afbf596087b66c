package io.decisiongate.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that certifies whatever a test wants. */
final class TestAuthority {
  private static final AtomicLong SERIAL = new AtomicLong();

  private final X500Name name;
  private final Issued own;

  private TestAuthority(X500Name name, Issued own) {
    this.name = name;
    this.own = own;
  }

  /** A certificate with its key, and those of its issuers but the last. */
  record Issued(List<X509Certificate> chain, PrivateKey key) {
    X509Certificate certificate() {
      return chain.getFirst();
    }
  }

  /** An authority that vouches for itself. */
  static TestAuthority root(String name) throws Exception {
    X500Name subject = new X500Name(name);
    KeyPair keys = keys();
    X509Certificate certificate = sign(authority(subject, subject, keys), keys.getPrivate());
    return new TestAuthority(subject, new Issued(List.of(certificate), keys.getPrivate()));
  }

  /** An authority that this one vouches for. */
  TestAuthority intermediate(String name) throws Exception {
    X500Name subject = new X500Name(name);
    KeyPair keys = keys();
    X509Certificate certificate = sign(authority(this.name, subject, keys), own.key());
    return new TestAuthority(subject, new Issued(List.of(certificate), keys.getPrivate()));
  }

  X509Certificate certificate() {
    return own.certificate();
  }

  /** Certifies a client for an hour. */
  Issued issue(String subject, GeneralName... alternatives) throws Exception {
    return issue(new X500Name(subject), alternatives);
  }

  Issued issue(X500Name subject, GeneralName... alternatives) throws Exception {
    Instant now = Instant.now();
    return issue(
        subject, now.minusSeconds(60), now.plus(Duration.ofHours(1)), keys(), alternatives);
  }

  Issued issue(
      X500Name subject, Instant begin, Instant end, KeyPair keys, GeneralName... alternatives)
      throws Exception {
    X509v3CertificateBuilder builder = builder(name, subject, begin, end, keys);
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    if (alternatives.length > 0) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          subject.getRDNs().length == 0,
          new GeneralNames(alternatives));
    }
    return new Issued(List.of(sign(builder, own.key())), keys.getPrivate());
  }

  /** A list of what this authority has revoked. */
  X509CRL revoking(Instant holdsUntil, X509Certificate... revoked) throws Exception {
    Instant now = Instant.now();
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(now.minus(Duration.ofDays(1))));
    builder.setNextUpdate(Date.from(holdsUntil));
    for (X509Certificate each : revoked) {
      builder.addCRLEntry(
          each.getSerialNumber(), Date.from(now.minusSeconds(60)), CRLReason.keyCompromise);
    }
    return new JcaX509CRLConverter().getCRL(builder.build(signer(own.key())));
  }

  /** Certificates, keys and lists one after the other. */
  static String pem(Object... values) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object value : values) {
        writer.writeObject(
            value instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : value);
      }
    }
    return text.toString();
  }

  static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder authority(X500Name issuer, X500Name subject, KeyPair keys)
      throws IOException {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        builder(issuer, subject, now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(2)), keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return builder;
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, Instant begin, Instant end, KeyPair keys) {
    return new X509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(SERIAL.incrementAndGet()),
        Date.from(begin),
        Date.from(end),
        subject,
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
  }
}
