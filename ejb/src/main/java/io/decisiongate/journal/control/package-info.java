/** Lanes, batches and the statements that write them. */
@NullMarked
package io.decisiongate.journal.control;

import org.jspecify.annotations.NullMarked;
