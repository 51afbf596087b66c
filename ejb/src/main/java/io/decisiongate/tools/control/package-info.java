/** The binding of a tool's name to the boundary that carries it out. */
@NullMarked
package io.decisiongate.tools.control;

import org.jspecify.annotations.NullMarked;
