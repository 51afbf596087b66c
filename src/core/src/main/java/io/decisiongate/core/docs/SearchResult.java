package io.decisiongate.core.docs;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a search found.
 *
 * @param hits best first
 * @param followUps what to ask next, one sentence each
 */
public record SearchResult(List<SearchResult.Hit> hits, List<String> followUps) {
  public SearchResult {
    hits = List.copyOf(hits);
    followUps = List.copyOf(followUps);
  }

  /** One section that was found. */
  public record Hit(Document document, Section section) {}

  /** A result whose follow-ups name what its documents leave open. */
  static SearchResult of(List<Hit> hits) {
    return new SearchResult(hits, FollowUps.after(covered(hits)));
  }

  /** An overview. */
  static SearchResult overview(List<Hit> hits) {
    return new SearchResult(hits, hits.isEmpty() ? List.of() : List.of(FollowUps.REFINE));
  }

  /** The documents of the hits, each once, in the order of their first hit. */
  public Set<Document> covered() {
    return covered(hits);
  }

  /** The answer of the tool {@code decision_gate_docs_search}. */
  public Json toJson() {
    List<Json> sections = new ArrayList<>();
    for (Hit hit : hits) {
      sections.add(
          Json.object()
              .put("rank", sections.size())
              .put("doc_id", hit.document().id())
              .put("doc_title", hit.document().title())
              .put("doc_role", hit.document().role().wire())
              .put("heading", hit.section().heading())
              .put("content", hit.section().content())
              .build());
    }
    return Json.object()
        .put("sections", new Json.Array(sections))
        .put("docs_covered", new Json.Array(covered().stream().map(Document::toReference).toList()))
        .put("suggested_followups", Json.texts(followUps))
        .build();
  }

  private static Set<Document> covered(List<Hit> hits) {
    Set<Document> documents = new LinkedHashSet<>();
    hits.forEach(hit -> documents.add(hit.document()));
    return documents;
  }
}
