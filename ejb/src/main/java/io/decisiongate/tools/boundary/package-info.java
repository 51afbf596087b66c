/** The tools by name: how they are described, and the one way from a call to a durable answer. */
@NullMarked
package io.decisiongate.tools.boundary;

import org.jspecify.annotations.NullMarked;
