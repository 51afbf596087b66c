package io.decisiongate.core.docs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds sections by the words of a query (mcp-tools.md section 8). The same query on the same
 * documents always finds the same. Immutable.
 */
public final class DocumentSearch {
  private static final int USUAL_COUNT = 3;
  private static final int FOR_HEADING = 3;
  private static final int FOR_CONTENT = 1;
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingInt(Scored::score)
          .reversed()
          .thenComparingInt(scored -> scored.entry().document())
          .thenComparing(
              scored -> scored.entry().heading().getBytes(StandardCharsets.UTF_8),
              Arrays::compareUnsigned);

  private final List<Entry> entries = new ArrayList<>();
  private final long mostSections;

  /** A section with what is compared, in lower case; {@code document} is an index. */
  private record Entry(
      int document, SearchResult.Hit hit, String lowerHeading, String lowerContent) {
    String heading() {
      return hit.section().heading();
    }
  }

  private record Scored(Entry entry, int score) {
    DocumentRole role() {
      return entry.hit().document().role();
    }

    Scored plus(int bonus) {
      return new Scored(entry, score + bonus);
    }
  }

  /**
   * Searches these documents.
   *
   * @param mostSections of one answer, from 1
   */
  public DocumentSearch(DocumentCatalogue catalogue, long mostSections) {
    List<Document> documents = catalogue.documents();
    this.mostSections = mostSections;
    for (int i = 0; i < documents.size(); i++) {
      for (Section section : Section.of(documents.get(i))) {
        entries.add(
            new Entry(
                i,
                new SearchResult.Hit(documents.get(i), section),
                lower(section.heading()),
                lower(section.content())));
      }
    }
  }

  /**
   * The sections that fit best; of a blank query an overview, one section of each role.
   *
   * @param sections how many at most, 3 unless said otherwise; brought into the allowed range
   */
  public SearchResult search(String query, Optional<Long> sections) {
    long count = Math.clamp(sections.orElse((long) USUAL_COUNT), 1, mostSections);
    List<String> terms =
        WHITE_SPACE.splitAsStream(lower(query)).filter(term -> !term.isEmpty()).toList();
    return terms.isEmpty() ? overview(count) : found(lower(query), terms, count);
  }

  private SearchResult overview(long count) {
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (DocumentRole role : DocumentRole.values()) {
      entries.stream()
          .map(Entry::hit)
          .filter(hit -> hit.document().role() == role)
          .findFirst()
          .ifPresent(hits::add);
    }
    return SearchResult.overview(hits.stream().limit(count).toList());
  }

  private SearchResult found(String query, List<String> terms, long count) {
    QueryRoles roles = new QueryRoles(query);
    return SearchResult.of(
        entries.stream()
            .map(entry -> new Scored(entry, score(entry, terms)))
            .filter(scored -> scored.score() > 0)
            .map(scored -> scored.plus(roles.bonus(scored.role())))
            .sorted(BEST_FIRST)
            .limit(count)
            .map(scored -> scored.entry().hit())
            .toList());
  }

  private static int score(Entry entry, List<String> terms) {
    int score = 0;
    for (String term : terms) {
      score += entry.lowerHeading().contains(term) ? FOR_HEADING : 0;
      score += entry.lowerContent().contains(term) ? FOR_CONTENT : 0;
    }
    return score;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
