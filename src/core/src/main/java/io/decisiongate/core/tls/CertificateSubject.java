package io.decisiongate.core.tls;

import io.decisiongate.core.error.Unauthenticated;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a certificate says whose it is. Only a part that is there once and can be read in
 * one way does: of two common names nobody knows which was meant, and a name with a NUL byte is
 * another one to a program that ends it there.
 */
public enum CertificateSubject {
  /**
   * The whole distinguished name in the form of RFC 2253, for example {@code CN=agent-7,O=Example\,
   * Inc.}. Attributes that RFC 2253 has no word for are written by their number.
   */
  SUBJECT_DN,
  /** The common name. */
  CN,
  /** The URI among the alternative names, such as a SPIFFE id. */
  SAN_URI,
  /** The DNS name among the alternative names, as it is written there. */
  SAN_DNS,
  /** The mail address among the alternative names. */
  SAN_EMAIL;

  /** Kinds of alternative names, RFC 5280 section 4.2.1.6. */
  private static final int RFC822_NAME = 1;

  private static final int DNS_NAME = 2;
  private static final int URI = 6;

  /**
   * Whose the certificate is.
   *
   * @throws Unauthenticated when this part does not say so clearly
   */
  public String of(X509Certificate certificate) {
    return switch (this) {
      case SUBJECT_DN -> distinguishedName(certificate);
      case CN -> only(commonNames(name(certificate)));
      case SAN_URI -> only(alternativeNames(certificate, URI));
      case SAN_DNS -> only(alternativeNames(certificate, DNS_NAME));
      case SAN_EMAIL -> only(alternativeNames(certificate, RFC822_NAME));
    };
  }

  private String distinguishedName(X509Certificate certificate) {
    LdapName name = name(certificate);
    for (Rdn part : name.getRdns()) {
      for (Object value : values(part)) {
        // What is no text is written in hexadecimal digits.
        if (value instanceof String text) {
          readable(text);
        }
      }
    }
    return readable(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
  }

  private LdapName name(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
    } catch (InvalidNameException e) {
      throw unclear("cannot be read");
    }
  }

  private List<String> commonNames(LdapName name) {
    List<String> found = new ArrayList<>();
    for (Rdn part : name.getRdns()) {
      Attribute attribute = part.toAttributes().get("CN");
      if (attribute != null) {
        for (Object value : values(attribute)) {
          if (!(value instanceof String text)) {
            throw unclear("is no text");
          }
          found.add(text);
        }
      }
    }
    return found;
  }

  private List<Object> values(Rdn part) {
    List<Object> values = new ArrayList<>();
    try {
      NamingEnumeration<? extends Attribute> attributes = part.toAttributes().getAll();
      while (attributes.hasMore()) {
        values.addAll(values(attributes.next()));
      }
      return values;
    } catch (NamingException e) {
      throw unclear("cannot be read");
    }
  }

  private List<Object> values(Attribute attribute) {
    List<Object> values = new ArrayList<>();
    try {
      for (int i = 0; i < attribute.size(); i++) {
        values.add(attribute.get(i));
      }
      return values;
    } catch (NamingException e) {
      throw unclear("cannot be read");
    }
  }

  private List<String> alternativeNames(X509Certificate certificate, int kind) {
    List<String> found = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (Integer.valueOf(kind).equals(name.getFirst()) && name.get(1) instanceof String text) {
          found.add(text);
        }
      }
      return found;
    } catch (CertificateParsingException e) {
      throw unclear("cannot be read");
    }
  }

  private String only(List<String> found) {
    return switch (found.size()) {
      case 0 -> throw unclear("is missing");
      case 1 -> readable(found.getFirst());
      default -> throw unclear("is there more than once");
    };
  }

  private String readable(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw unclear("is empty");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw unclear("has control characters");
    }
    return text;
  }

  private Unauthenticated unclear(String why) {
    String part =
        switch (this) {
          case SUBJECT_DN -> "subject";
          case CN -> "common name";
          case SAN_URI -> "URI";
          case SAN_DNS -> "DNS name";
          case SAN_EMAIL -> "mail address";
        };
    return new Unauthenticated("client certificate whose " + part + " " + why);
  }
}
