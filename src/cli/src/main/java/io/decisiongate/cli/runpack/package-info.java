/**
 * Commands for runpacks (broker-cli.md section 4.4, runpack.md section 6). Verification asks no
 * server and no network: {@code dg runpack verify} does what format v1 promises, {@code dg verify
 * runpack} as much as a pack can prove.
 */
@NullMarked
package io.decisiongate.cli.runpack;

import org.jspecify.annotations.NullMarked;
