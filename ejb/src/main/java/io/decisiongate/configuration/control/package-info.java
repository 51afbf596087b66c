/** The sources that make decision-gate.toml and property files visible to MicroProfile Config. */
@NullMarked
package io.decisiongate.configuration.control;

import org.jspecify.annotations.NullMarked;
