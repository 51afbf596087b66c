/** Reads what is exported, and erases what is purged. */
@NullMarked
package io.decisiongate.retention.control;

import org.jspecify.annotations.NullMarked;
