/** The series of this node and the events that move them, and the watch over changed settings. */
@NullMarked
package io.decisiongate.operations.control;

import org.jspecify.annotations.NullMarked;
