package io.decisiongate.core.docs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to ask next. */
final class FollowUps {
  /** After an overview. */
  static final String REFINE =
      "Refine the query with comparator, provider, or trust keywords to target guidance.";

  private static final List<Map.Entry<DocumentRole, String>> SENTENCES =
      List.of(
          Map.entry(
              DocumentRole.DECISION,
              "To choose a tool, search the tooling summary or the LLM playbook."),
          Map.entry(
              DocumentRole.REASONING,
              "To see why a decision can be trusted, search for evidence flow or security."),
          Map.entry(
              DocumentRole.PATTERN,
              "For something to copy, search for a playbook or an integration pattern."),
          Map.entry(
              DocumentRole.ONTOLOGY,
              "For exact forms and meanings, search for providers or condition authoring."));

  private FollowUps() {}

  /** One sentence for each role that none of these documents has; none without documents. */
  static List<String> after(Iterable<Document> covered) {
    Set<DocumentRole> roles = EnumSet.noneOf(DocumentRole.class);
    covered.forEach(document -> roles.add(document.role()));
    List<String> sentences = new ArrayList<>();
    if (!roles.isEmpty()) {
      for (Map.Entry<DocumentRole, String> sentence : SENTENCES) {
        if (!roles.contains(sentence.getKey())) {
          sentences.add(sentence.getValue());
        }
      }
    }
    return sentences;
  }
}
