/**
 * {@code dg contract}: what the product publishes, printed without a server ({@link
 * io.decisiongate.cli.contract.ContractCommand}).
 */
@NullMarked
package io.decisiongate.cli.contract;

import org.jspecify.annotations.NullMarked;
