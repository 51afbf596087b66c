/** What administrators may do, and the reads and rules behind it. */
@NullMarked
package io.decisiongate.administration.control;

import org.jspecify.annotations.NullMarked;
