/**
 * Evidence: the tool evidence_query, the evidence of a trigger, and the checks of a definition
 * against what providers can answer.
 */
@NullMarked
package io.decisiongate.evidence.boundary;

import org.jspecify.annotations.NullMarked;
