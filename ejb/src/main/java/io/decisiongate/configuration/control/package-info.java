/** The source that makes decision-gate.toml visible to MicroProfile Config. */
@NullMarked
package io.decisiongate.configuration.control;

import org.jspecify.annotations.NullMarked;
