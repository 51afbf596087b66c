/**
 * What providers promise, and whether a query or a condition keeps to it (providers.md section 6).
 *
 * <p>A {@link io.decisiongate.core.contract.ProviderContract} has one {@link
 * io.decisiongate.core.contract.CheckContract} for each check. {@link
 * io.decisiongate.core.contract.BuiltInContracts} holds those of the product's own providers;
 * external ones are files, and one that cannot be used stops the start with {@link
 * io.decisiongate.core.contract.InvalidContract}. {@link
 * io.decisiongate.core.contract.Capabilities} checks calls against all contracts of a deployment
 * and refuses with {@link io.decisiongate.core.error.InvalidParams}. {@link
 * io.decisiongate.core.contract.ContractAnswers} tells about them.
 */
@NullMarked
package io.decisiongate.core.contract;

import org.jspecify.annotations.NullMarked;
