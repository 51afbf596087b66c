package io.decisiongate.system.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that certifies servers and clients. */
public final class TestAuthority {
  private static final AtomicLong SERIAL = new AtomicLong();

  private final X500Name name;
  private final Issued own;

  private TestAuthority(X500Name name, Issued own) {
    this.name = name;
    this.own = own;
  }

  /** A certificate with its key. */
  public record Issued(X509Certificate certificate, PrivateKey key) {

    /** Writes both as {@code NAME.pem} and {@code NAME.key}. */
    public Issued write(Path folder, String name) throws IOException {
      TestAuthority.write(folder.resolve(name + ".key"), key);
      TestAuthority.write(folder.resolve(name + ".pem"), certificate);
      return this;
    }
  }

  /** An authority that vouches for itself. */
  public static TestAuthority create(String name) throws GeneralSecurityException, IOException {
    X500Name subject = new X500Name(name);
    KeyPair keys = keys();
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        builder(
            subject, subject, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(subject, signed(builder, keys, keys.getPrivate()));
  }

  public X509Certificate certificate() {
    return own.certificate();
  }

  /** A certificate for a server of this machine. */
  public Issued server(String subject) throws GeneralSecurityException, IOException {
    Instant now = Instant.now();
    return issue(subject, now.minusSeconds(60), now.plus(Duration.ofHours(1)));
  }

  /** A certificate for a client that holds for an hour. */
  public Issued client(String subject) throws GeneralSecurityException, IOException {
    return server(subject);
  }

  public Issued issue(String subject, Instant begin, Instant end)
      throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    X509v3CertificateBuilder builder = builder(name, new X500Name(subject), begin, end, keys);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.dNSName, "localhost")
            }));
    return signed(builder, keys, own.key());
  }

  /** A list of what it has revoked. */
  public X509CRL revoking(Instant holdsUntil, Issued... revoked) throws GeneralSecurityException {
    Date yesterday = Date.from(Instant.now().minus(Duration.ofDays(1)));
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, yesterday);
    builder.setNextUpdate(Date.from(holdsUntil));
    for (Issued each : revoked) {
      builder.addCRLEntry(each.certificate().getSerialNumber(), yesterday, CRLReason.keyCompromise);
    }
    try {
      return new JcaX509CRLConverter()
          .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(own.key())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Writes certificates, keys and lists into one PEM file, at once. */
  public static Path write(Path file, Object... values) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object value : values) {
        writer.writeObject(
            value instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : value);
      }
    }
    Path next =
        Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text.toString());
    return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
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

  private static Issued signed(X509v3CertificateBuilder builder, KeyPair keys, PrivateKey signer)
      throws GeneralSecurityException {
    try {
      return new Issued(
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))),
          keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
