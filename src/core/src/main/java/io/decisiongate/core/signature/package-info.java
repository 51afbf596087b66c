/**
 * Ed25519 (RFC 8032): public keys in files, which fail with {@link
 * io.decisiongate.core.signature.InvalidKeyFile}, and signatures by them.
 */
@NullMarked
package io.decisiongate.core.signature;

import org.jspecify.annotations.NullMarked;
