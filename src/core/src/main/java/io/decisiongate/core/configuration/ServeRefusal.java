package io.decisiongate.core.configuration;

/**
 * Why an address is not served at.
 *
 * @param value what the reason is about: the value of the variable for {@link
 *     Reason#LEAVE_INVALID}, otherwise the address
 */
public record ServeRefusal(Reason reason, String value) {

  /** The demands of configuration.md section 6. */
  public enum Reason {
    /** {@value ServePolicy#VARIABLE} is no truth value. */
    LEAVE_INVALID,
    /** Neither flag nor variable opts in to be reached by other machines. */
    BEYOND_LOOPBACK,
    /** Callers are not told apart. */
    LOCAL_ONLY,
    /** Nobody encrypts. */
    TLS_MISSING,
    /** mTLS without an authority to check certificates against. */
    CLIENT_CA_MISSING,
    /** mTLS that asks for no certificate. */
    CLIENT_CERTIFICATE_OPTIONAL
  }
}
