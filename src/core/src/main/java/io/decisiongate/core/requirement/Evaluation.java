package io.decisiongate.core.requirement;

import java.util.List;

/**
 * What a tree comes to, and how.
 *
 * @param trace one entry for each leaf that was visited, in textual order, repetitions included
 */
public record Evaluation(TruthValue status, List<TraceEntry> trace) {
  public Evaluation {
    trace = List.copyOf(trace);
  }
}
