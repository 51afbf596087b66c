/**
 * SHA-256 digests as hashing.md section 1 writes them, and text that is stored beside its digest:
 * reading one that somebody changed fails with {@link io.decisiongate.core.hash.CorruptRow}.
 */
@NullMarked
package io.decisiongate.core.hash;

import org.jspecify.annotations.NullMarked;
