/**
 * Runpacks (runpack.md): the portable record of one run, which anybody can check offline.
 *
 * <p>{@link io.decisiongate.core.runpack.RunpackExport} writes one, {@link
 * io.decisiongate.core.runpack.Verification} checks what format v1 promises, {@link
 * io.decisiongate.core.runpack.StrictVerification} checks that the pack is complete and agrees with
 * itself, {@link io.decisiongate.core.runpack.Replay} decides everything again from the recorded
 * evidence. Everything streams: memory holds one record of each log, never a log.
 *
 * <p>What cannot be written or read is a {@link io.decisiongate.core.error.RunpackFailure}; what a
 * check finds is part of its report.
 */
@NullMarked
package io.decisiongate.core.runpack;

import org.jspecify.annotations.NullMarked;
