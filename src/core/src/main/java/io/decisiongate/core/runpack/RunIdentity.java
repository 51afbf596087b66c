package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;

/**
 * Which run a pack is about.
 *
 * @param specHash of the scenario with which the run was started
 */
public record RunIdentity(
    TenantId tenantId, NamespaceId namespaceId, String scenarioId, String runId, Sha256 specHash) {}
