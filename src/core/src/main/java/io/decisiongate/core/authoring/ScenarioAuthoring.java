package io.decisiongate.core.authoring;

import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes a scenario through the steps of requirements.md section 9; the first failure wins. */
public final class ScenarioAuthoring {
  /** Longest text, and longest canonical form, in bytes of UTF-8. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Deepest nesting; a scalar counts as one level, each array and object as one more. */
  public static final int MAX_DEPTH = 64;

  private ScenarioAuthoring() {}

  /**
   * Checks and normalises.
   *
   * @throws InvalidScenario at the first step that fails
   */
  public static AuthoredScenario read(
      String text, AuthoringFormat format, AuthoringOptions options) {
    atMost(bytes(text), Problem.TooLarge::new);
    Json document = RequirementTexts.resolve(parse(text, format, options));
    int depth = depth(document);
    if (depth > MAX_DEPTH) {
      throw new InvalidScenario(new Problem.TooDeep(depth, MAX_DEPTH));
    }
    List<String> violations = Schema.COMPILED.violations(document);
    if (!violations.isEmpty()) {
      throw new InvalidScenario(new Problem.SchemaViolations(violations));
    }
    ScenarioSpec spec = decode(document);
    validate(spec);
    String canonical = CanonicalJson.write(spec.toJson());
    atMost(bytes(canonical), Problem.CanonicalTooLarge::new);
    return new AuthoredScenario(spec, canonical);
  }

  private static Json parse(String text, AuthoringFormat format, AuthoringOptions options) {
    return switch (format) {
      case JSON -> JsonDocument.read(text);
      case RON -> RonDocument.read(text, options.ronVariants());
      case TOML -> TomlDocument.read(text);
    };
  }

  private static ScenarioSpec decode(Json document) {
    try {
      return ScenarioSpec.fromJson(document);
    } catch (InvalidParams e) {
      throw new InvalidScenario(new Problem.Undecodable(e.text()), e);
    }
  }

  private static void validate(ScenarioSpec spec) {
    try {
      spec.validate();
    } catch (ControlPlaneFailure e) {
      String reason = e.text().replaceFirst("^invalid scenario spec: ", "");
      throw new InvalidScenario(new Problem.Inconsistent(reason), e);
    }
  }

  private static void atMost(long bytes, SizeProblem problem) {
    if (bytes > MAX_BYTES) {
      throw new InvalidScenario(problem.of(bytes, MAX_BYTES));
    }
  }

  private static int depth(Json json) {
    return switch (json) {
      case Json.Array array -> 1 + depth(array.items());
      case Json.Obj object -> 1 + depth(object.members().values());
      case Json.Null ignored -> 1;
      case Json.Bool ignored -> 1;
      case Json.Int ignored -> 1;
      case Json.Float ignored -> 1;
      case Json.Text ignored -> 1;
    };
  }

  private static int depth(Iterable<Json> children) {
    int deepest = 0;
    for (Json child : children) {
      deepest = Math.max(deepest, depth(child));
    }
    return deepest;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The published schema, compiled at first use. */
  private static final class Schema {
    private static final JsonSchema COMPILED = JsonSchema.compile(PublishedSchemas.scenario());
  }

  private interface SizeProblem {
    Problem of(long bytes, long limit);
  }
}
