/**
 * Ed25519 (RFC 8032): public and private keys in files, which fail with {@link
 * io.decisiongate.core.signature.InvalidKeyFile}, signatures by them, and signed HTTP messages (RFC
 * 9421 with the digest of RFC 9530).
 */
@NullMarked
package io.decisiongate.core.signature;

import org.jspecify.annotations.NullMarked;
