package io.decisiongate.core.docs;

import io.decisiongate.core.configuration.DocsSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documents that clients can search and read, as they were when the settings came into force.
 * Immutable.
 */
public final class DocumentCatalogue {
  private final List<Document> documents;
  private final Map<String, Document> byUri = new LinkedHashMap<>();
  private final List<String> warnings;

  private DocumentCatalogue(List<Document> documents, List<String> warnings) {
    this.documents = List.copyOf(documents);
    this.warnings = List.copyOf(warnings);
    documents.forEach(document -> byUri.put(document.uri(), document));
  }

  /** The product's own documents only. */
  public static DocumentCatalogue ofDefaults() {
    return of(DefaultDocuments.all());
  }

  static DocumentCatalogue of(List<Document> documents) {
    return new DocumentCatalogue(documents, List.of());
  }

  /**
   * The documents that the settings ask for; none, and nothing is read, when documentation is off.
   *
   * @throws InvalidDocuments when an extra path is missing or unreadable, or the limits do not even
   *     fit the product's own documents
   */
  public static DocumentCatalogue of(DocsSettings settings) {
    if (!settings.enabled()) {
      return new DocumentCatalogue(List.of(), List.of());
    }
    List<Document> own = settings.includeDefaultDocs() ? DefaultDocuments.all() : List.of();
    DocumentBudget budget = new DocumentBudget(settings);
    budget.takeDefaults(own);
    ExtraDocuments extra = new ExtraDocuments(budget);
    settings.extraPaths().forEach(extra::add);
    List<Document> all = new ArrayList<>(own);
    all.addAll(extra.documents());
    return new DocumentCatalogue(all, extra.warnings());
  }

  /** In the order in which they are listed. */
  public List<Document> documents() {
    return documents;
  }

  /** The document at this address, case-sensitive. */
  public Optional<Document> find(String uri) {
    return Optional.ofNullable(byUri.get(uri));
  }

  /** What was left out and why, one sentence each. */
  public List<String> warnings() {
    return warnings;
  }
}
