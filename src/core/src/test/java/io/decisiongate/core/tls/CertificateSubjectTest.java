package io.decisiongate.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.Unauthenticated;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateSubjectTest {
  private static TestAuthority authority;

  @BeforeAll
  static void makeAuthority() throws Exception {
    authority = TestAuthority.root("CN=authority");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C=DE,O=Example,CN=agent-7       | CN=agent-7,O=Example,C=DE",
        "O=Example\\, Inc.,CN=a          | CN=a,O=Example\\, Inc.",
        "O=Example,CN=a\\+b\\=c\\\"\\\\d | CN=a\\+b\\=c\\\"\\\\d,O=Example",
        "O=Example,CN=\\#1               | CN=\\#1,O=Example",
        "DC=org,DC=example,UID=7         | UID=7,DC=example,DC=org",
        "O=Müller GmbH,CN=日本           | CN=日本,O=Müller GmbH",
        "OU=one,OU=two,CN=a              | CN=a,OU=two,OU=one",
      })
  void theWholeNameIsWrittenAsRfc2253Says(String subject, String expected) throws Exception {
    assertThat(subject(CertificateSubject.SUBJECT_DN, new X500Name(subject))).isEqualTo(expected);
  }

  @Test
  void blanksAtTheEndsAreKept() throws Exception {
    X500Name name = commonName(new DERUTF8String(" a "));

    assertThat(subject(CertificateSubject.SUBJECT_DN, name)).isEqualTo("CN=\\ a\\ ");
    assertThat(subject(CertificateSubject.CN, name)).isEqualTo(" a ");
  }

  @Test
  void attributesWithoutAWordAreWrittenByTheirNumber() throws Exception {
    assertThat(subject(CertificateSubject.SUBJECT_DN, new X500Name("E=a@b.test,CN=a")))
        .isEqualTo("CN=a,1.2.840.113549.1.9.1=#16086140622e74657374");
  }

  @Test
  void severalAttributesInOnePlaceStayTogether() throws Exception {
    X500Name name = new X500Name("O=Example,CN=a+UID=7");

    assertThat(subject(CertificateSubject.SUBJECT_DN, name))
        .isIn("CN=a+UID=7,O=Example", "UID=7+CN=a,O=Example");
    assertThat(subject(CertificateSubject.CN, name)).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O=Example\\, Inc.,CN=a | a",
        "CN=a\\,CN=b            | a,CN=b",
        "CN=\\#1                | #1",
        "CN=日本                | 日本"
      })
  void theCommonNameIsTakenWithoutItsEscapes(String subject, String expected) throws Exception {
    assertThat(subject(CertificateSubject.CN, new X500Name(subject))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O=Example      | is missing",
        "CN=a,CN=b      | is there more than once",
        "CN=a+CN=b,O=c  | is there more than once",
        "CN=            | is empty"
      })
  void aCommonNameThatIsNotThereOnceIsNone(String subject, String why) {
    assertRefused(CertificateSubject.CN, new X500Name(subject), "common name " + why);
  }

  @Test
  void aCertificateWithoutSubjectHasNone() {
    assertRefused(
        CertificateSubject.SUBJECT_DN,
        new X500Name(""),
        "subject is empty",
        new GeneralName(GeneralName.dNSName, "agent.test"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBJECT_DN", "CN"})
  void controlCharactersMakeANameUnclear(CertificateSubject source) {
    for (String value : new String[] {"agent\0.example", "agent\n", "a\u001bb", "a\u0085"}) {
      for (ASN1Encodable encoded :
          new ASN1Encodable[] {new DERUTF8String(value), new DERBMPString(value)}) {
        assertRefused(source, commonName(encoded), "has control characters");
      }
    }
  }

  @Test
  void aCommonNameThatIsNoTextIsUnclear() {
    assertRefused(
        CertificateSubject.CN,
        commonName(new DEROctetString(new byte[] {1, 2, 3})),
        "common name is no text");
  }

  @ParameterizedTest
  @CsvSource({
    "SAN_URI, 6, spiffe://example.test/agent",
    "SAN_DNS, 2, agent.Example.test",
    "SAN_EMAIL, 1, agent@example.test"
  })
  void theOnlyAlternativeNameOfAKindIsTaken(CertificateSubject source, int kind, String value)
      throws Exception {
    X509Certificate certificate =
        authority
            .issue(
                "CN=other",
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(kind, value),
                new GeneralName(new X500Name("CN=directory")))
            .certificate();

    assertThat(source.of(certificate)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "SAN_URI, 6, URI, spiffe://example.test/",
    "SAN_DNS, 2, DNS name, agent.",
    "SAN_EMAIL, 1, mail address, agent@"
  })
  void ofTwoAlternativeNamesOfAKindNoneIsTaken(
      CertificateSubject source, int kind, String word, String value) {
    X500Name agent = new X500Name("CN=agent");
    assertRefused(
        source,
        agent,
        word + " is there more than once",
        new GeneralName(kind, value + "a"),
        new GeneralName(kind, value + "b"));
    assertRefused(source, agent, word + " is missing");
    assertRefused(source, agent, word, new GeneralName(kind, value + "a\0b"));
    assertRefused(source, agent, word, new GeneralName(kind, " "));
  }

  private static X500Name commonName(ASN1Encodable value) {
    return new X500NameBuilder()
        .addMultiValuedRDN(
            new AttributeTypeAndValue[] {new AttributeTypeAndValue(BCStyle.CN, value)})
        .build();
  }

  private static String subject(CertificateSubject source, X500Name name) throws Exception {
    return source.of(authority.issue(name).certificate());
  }

  private static void assertRefused(
      CertificateSubject source, X500Name name, String why, GeneralName... alternatives) {
    assertThatThrownBy(() -> source.of(authority.issue(name, alternatives).certificate()))
        .isInstanceOfSatisfying(
            Unauthenticated.class,
            refused ->
                assertThat(refused.reason()).startsWith("client certificate whose ").contains(why));
  }
}
