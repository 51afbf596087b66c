package io.decisiongate.core.scenario;

import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario as its author wrote it (engine.md section 2.1). Immutable; its hash is computed once,
 * so that instances are worth keeping.
 */
public final class ScenarioSpec {
  private final String scenarioId;
  private final NamespaceId namespaceId;
  private final String specVersion;
  private final List<Stage> stages;
  private final List<Condition> conditions;
  private final List<PolicyRef> policies;
  private final List<SchemaRef> schemas;
  private final Optional<TenantId> defaultTenantId;
  private final Sha256 specHash;
  private final Map<String, Integer> stageIndex = new HashMap<>();
  private final Map<String, StagePlan> plans = new HashMap<>();
  private final Map<String, Condition> conditionIndex = new HashMap<>();

  private ScenarioSpec(ObjectReader members) {
    scenarioId = Identifiers.read(members, "scenario_id");
    namespaceId = NamespaceId.from(members);
    specVersion = members.string("spec_version");
    stages = members.list("stages", Stage::fromJson);
    conditions = members.list("conditions", Condition::fromJson);
    policies = members.list("policies", PolicyRef::fromJson);
    schemas = members.list("schemas", SchemaRef::fromJson);
    defaultTenantId = TenantId.optional(members, "default_tenant_id");
    specHash = Sha256.ofCanonical(toJson());
    conditions.forEach(condition -> conditionIndex.putIfAbsent(condition.conditionId(), condition));
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      stageIndex.putIfAbsent(stage.stageId(), i);
      plans.putIfAbsent(stage.stageId(), StagePlan.of(stage, conditionIndex));
    }
  }

  /**
   * Decodes a scenario; it need not make sense yet, see {@link #validate()}.
   *
   * @throws io.decisiongate.core.error.InvalidParams when it cannot be decoded
   */
  public static ScenarioSpec fromJson(Json json) {
    return new ScenarioSpec(ObjectReader.of(json, "scenario spec"));
  }

  /** All members as they are hashed (hashing.md section 4.1); reads back to an equal scenario. */
  public Json toJson() {
    return Json.object()
        .put("scenario_id", scenarioId)
        .put("namespace_id", namespaceId.toJson())
        .put("spec_version", specVersion)
        .put("stages", new Json.Array(stages.stream().map(Stage::toJson).toList()))
        .put("conditions", new Json.Array(conditions.stream().map(Condition::toJson).toList()))
        .put("policies", new Json.Array(policies.stream().map(PolicyRef::toJson).toList()))
        .put("schemas", new Json.Array(schemas.stream().map(SchemaRef::toJson).toList()))
        .put("default_tenant_id", defaultTenantId.map(TenantId::toJson).orElse(Json.NULL))
        .build();
  }

  /**
   * Checks that the parts fit together (engine.md section 2.3).
   *
   * @throws ControlPlaneFailure with the first problem
   */
  public void validate() {
    SpecValidation.validate(this);
  }

  /** What is allowed and yet cannot be meant, one sentence each. */
  public List<String> warnings() {
    return stages.stream().flatMap(stage -> DeadRules.find(stage).stream()).toList();
  }

  public String scenarioId() {
    return scenarioId;
  }

  public NamespaceId namespaceId() {
    return namespaceId;
  }

  public String specVersion() {
    return specVersion;
  }

  /** In the order of the scenario; a run starts with the first. */
  public List<Stage> stages() {
    return stages;
  }

  public List<Condition> conditions() {
    return conditions;
  }

  public List<PolicyRef> policies() {
    return policies;
  }

  public List<SchemaRef> schemas() {
    return schemas;
  }

  public Optional<TenantId> defaultTenantId() {
    return defaultTenantId;
  }

  /** Hash of the canonical form. */
  public Sha256 specHash() {
    return specHash;
  }

  /**
   * The stage with this id.
   *
   * @throws ControlPlaneFailure {@code unknown stage identifier: <id>}
   */
  public Stage stage(String stageId) {
    return plan(stageId).stage();
  }

  /** As {@link #stage}, prepared for evaluation. */
  public StagePlan plan(String stageId) {
    StagePlan plan = plans.get(stageId);
    if (plan == null) {
      throw new ControlPlaneFailure("unknown stage identifier: " + stageId);
    }
    return plan;
  }

  boolean hasStage(String stageId) {
    return stageIndex.containsKey(stageId);
  }

  /** The stage that follows this one in the list, if any. */
  public Optional<Stage> stageAfter(Stage stage) {
    Integer index = stageIndex.get(stage.stageId());
    return index == null || index + 1 == stages.size()
        ? Optional.empty()
        : Optional.of(stages.get(index + 1));
  }

  /** The condition with this id, if it is defined. */
  public Optional<Condition> condition(String conditionId) {
    return Optional.ofNullable(conditionIndex.get(conditionId));
  }
}
