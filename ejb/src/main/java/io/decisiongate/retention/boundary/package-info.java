/**
 * Deletion with proof: what leaves the house before anything is erased, and that it is the same
 * when it is erased.
 */
@NullMarked
package io.decisiongate.retention.boundary;

import org.jspecify.annotations.NullMarked;
