/** Reading of stored runs, their order on this node, and what a step writes. */
@NullMarked
package io.decisiongate.runs.control;

import org.jspecify.annotations.NullMarked;
