/** The series of this node, and the events that move them. */
@NullMarked
package io.decisiongate.operations.control;

import org.jspecify.annotations.NullMarked;
