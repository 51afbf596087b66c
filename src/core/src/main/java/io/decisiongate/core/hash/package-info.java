/** SHA-256 digests as hashing.md section 1 writes them. */
@NullMarked
package io.decisiongate.core.hash;

import org.jspecify.annotations.NullMarked;
