/**
 * {@code dg broker}: resolves and dispatches packets on this machine (broker-cli.md section 4.6).
 */
@NullMarked
package io.decisiongate.cli.broker;

import org.jspecify.annotations.NullMarked;
