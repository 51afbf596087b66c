package io.decisiongate.core.docs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The roles that a query's words speak for. */
final class QueryRoles {
  private static final int FOR_THE_PRIMARY = 2;
  private static final int FOR_ANOTHER = 1;

  private final Map<DocumentRole, Long> cues = new EnumMap<>(DocumentRole.class);
  private final Optional<DocumentRole> primary;

  /** Looks for cues in the whole text; the role with most of them is the primary one. */
  QueryRoles(String lowerCaseQuery) {
    for (DocumentRole role : DocumentRole.values()) {
      long count = role.cuesIn(lowerCaseQuery);
      if (count > 0) {
        cues.put(role, count);
      }
    }
    // In the order of roles, so that the first of several equals wins.
    primary =
        cues.entrySet().stream()
            .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
            .map(Map.Entry::getKey);
  }

  /** What a section gains by the role of its document. */
  int bonus(DocumentRole role) {
    if (primary.filter(role::equals).isPresent()) {
      return FOR_THE_PRIMARY;
    }
    return cues.containsKey(role) ? FOR_ANOTHER : 0;
  }
}
