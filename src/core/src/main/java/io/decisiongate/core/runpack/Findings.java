package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a check found, one sentence each; of very many only the first are kept. */
public final class Findings {
  /** How many sentences are kept. */
  public static final int MOST_KEPT = 1_000;

  private final List<String> kept = new ArrayList<>();
  private long count;

  void add(String finding) {
    count++;
    if (kept.size() < MOST_KEPT) {
      kept.add(finding);
    }
  }

  /** Adds the finding unless the condition holds. */
  void require(boolean condition, String finding) {
    if (!condition) {
      add(finding);
    }
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** How many there are, those that were not kept too. */
  public long count() {
    return count;
  }

  /** The first of them, and how many more there are. */
  public List<String> texts() {
    if (count == kept.size()) {
      return List.copyOf(kept);
    }
    List<String> texts = new ArrayList<>(kept);
    texts.add("and " + (count - kept.size()) + " more");
    return List.copyOf(texts);
  }

  Json toJson() {
    return Json.texts(texts());
  }
}
