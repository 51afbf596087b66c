package io.decisiongate.identity.boundary;

import com.nimbusds.jose.JOSEObjectType;

/** The words of access tokens of this server's own (sessions-rbac.md section 4). */
public final class SessionClaims {
  /** Header {@code typ} (RFC 9068 section 2.1). */
  public static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  public static final String AUDIENCE = "decision-gate-api";
  public static final String SID = "sid";
  public static final String VERSION = "ver";
  public static final String TOKEN_USE = "token_use";
  public static final String ACCESS = "access";

  private SessionClaims() {}
}
