package io.decisiongate.core.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Ed25519 signatures (RFC 8032). */
public final class Ed25519 {
  /** Length of a signature in bytes. */
  public static final int SIGNATURE_BYTES = 64;

  private Ed25519() {}

  /** Whether this is a signature of the message by the owner of the key. */
  public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      // Not even of the form of a signature, so it is none.
      return false;
    }
  }
}
