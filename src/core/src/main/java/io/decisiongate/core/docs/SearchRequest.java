package io.decisiongate.core.docs;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * Arguments of {@code decision_gate_docs_search}.
 *
 * @param query blank for an overview
 * @param maxSections from 0; brought into the allowed range by the search
 */
public record SearchRequest(String query, Optional<Long> maxSections) {
  private static final long LARGEST_COUNT = 0xFFFF_FFFFL;

  /**
   * Reads the arguments.
   *
   * @throws io.decisiongate.core.error.InvalidParams at the first problem
   */
  public static SearchRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "decision_gate_docs_search");
    return new SearchRequest(
        members.string("query"), members.optionalInteger("max_sections", 0, LARGEST_COUNT));
  }
}
