package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;
import java.util.List;

/** A parsed path (providers.md section 4.4). */
public final class JsonPath {
  /** Longest path, in UTF-16 units. */
  public static final int MAX_LENGTH = 8192;

  /** How many nodes one selection may look at, over all steps of the path. */
  public static final int MAX_VISITS = 4_000_000;

  /** How many nodes and characters several matches may have together. */
  public static final int MAX_WEIGHT = 16 * 1024 * 1024;

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = steps;
  }

  /**
   * Parses a path.
   *
   * @throws InvalidJsonPath when the text is not exactly a path, white space at its end aside
   */
  public static JsonPath parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidJsonPath("longer than " + MAX_LENGTH + " characters");
    }
    return new JsonPath(new PathParser(new Cursor(text)).path());
  }

  /**
   * The matches, in the order of the path and the document; none, one or several.
   *
   * @throws SelectionTooLarge past {@link #MAX_VISITS} or {@link #MAX_WEIGHT}
   */
  public List<Json> select(Json document) {
    Budget budget = new Budget(MAX_VISITS);
    Selection selection = new Selection(document, budget);
    List<Json> matches = List.of(document);
    for (Step step : steps) {
      matches = selection.apply(step, matches);
    }
    if (matches.size() > 1) {
      Budget weight = new Budget(MAX_WEIGHT);
      matches.forEach(weight::weigh);
    }
    return matches;
  }
}
