package io.decisiongate.tools.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tool call whose arguments are decoded.
 *
 * @param tenant where it acts, as the arguments say
 * @param run carries it out
 */
public record BoundCall(
    Optional<TenantId> tenant, Optional<NamespaceId> namespace, Function<Call, Json> run) {}
