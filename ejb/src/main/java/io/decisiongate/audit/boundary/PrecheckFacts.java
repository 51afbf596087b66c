package io.decisiongate.audit.boundary;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * What a precheck was about.
 *
 * @param stageId empty when the caller named none
 * @param request the decoded arguments
 * @param response the answer
 */
public record PrecheckFacts(
    String scenarioId,
    Optional<String> stageId,
    String schemaId,
    String schemaVersion,
    Json request,
    Json response) {}
