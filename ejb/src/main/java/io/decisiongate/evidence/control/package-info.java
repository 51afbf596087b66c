/** Providers and engine as the configuration describes them. */
@NullMarked
package io.decisiongate.evidence.control;

import org.jspecify.annotations.NullMarked;
