package io.decisiongate.runs.control;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The trigger ids of a run that this node has followed from its start, so that a new trigger needs
 * no read. What another node adds moves the run's version, and the journal refuses a step from an
 * old one.
 *
 * @param ids empty when not all of them are known here
 */
public record KnownTriggers(Optional<Set<String>> ids) {
  public static final KnownTriggers UNKNOWN = new KnownTriggers(Optional.empty());
  public static final KnownTriggers NONE = new KnownTriggers(Optional.of(Set.of()));

  /** Longer histories are looked up in the database. */
  private static final int MOST_REMEMBERED = 32;

  /** Whether this id is certainly new. */
  public boolean excludes(String triggerId) {
    return ids.filter(known -> !known.contains(triggerId)).isPresent();
  }

  /** The same with one more. */
  public KnownTriggers with(String triggerId) {
    return new KnownTriggers(
        ids.filter(known -> known.size() < MOST_REMEMBERED)
            .map(
                known -> {
                  Set<String> more = new HashSet<>(known);
                  more.add(triggerId);
                  return Set.copyOf(more);
                }));
  }
}
