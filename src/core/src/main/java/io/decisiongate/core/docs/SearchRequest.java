package io.decisiongate.core.docs;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * Arguments of {@code decision_gate_docs_search}.
 *
 * @param query blank for an overview; at most {@value #LONGEST_QUERY} characters as Java counts
 *     them, because each of its words is looked for in each section
 * @param maxSections from 0; brought into the allowed range by the search
 */
public record SearchRequest(String query, Optional<Long> maxSections) {
  private static final long LARGEST_COUNT = 0xFFFF_FFFFL;
  private static final int LONGEST_QUERY = 2_048;

  /**
   * Reads the arguments.
   *
   * @throws io.decisiongate.core.error.InvalidParams at the first problem
   */
  public static SearchRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "decision_gate_docs_search");
    String query = members.string("query");
    if (query.length() > LONGEST_QUERY) {
      throw members.invalid(
          "query",
          "invalid length "
              + query.length()
              + ", expected at most "
              + LONGEST_QUERY
              + " characters");
    }
    return new SearchRequest(query, members.optionalInteger("max_sections", 0, LARGEST_COUNT));
  }
}
