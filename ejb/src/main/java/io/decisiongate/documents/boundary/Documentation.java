package io.decisiongate.documents.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.docs.Document;
import io.decisiongate.core.docs.DocumentCatalogue;
import io.decisiongate.core.docs.DocumentSearch;
import io.decisiongate.core.docs.SearchRequest;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Search and reading of documents (mcp-tools.md section 8). Files that a deployment adds are read
 * when the settings come into force.
 */
@ApplicationScoped
public class Documentation {
  private static final System.Logger LOG = System.getLogger(Documentation.class.getName());

  @Inject ActiveConfiguration configuration;

  private @Nullable Derived<Library> library;

  private record Library(DocumentCatalogue catalogue, DocumentSearch search) {}

  @PostConstruct
  void prepare() {
    library = configuration.derive(Documentation::build);
  }

  /** Documents that cannot be served shall be known at the start, not at the first question. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    library();
  }

  /** The answer of {@code decision_gate_docs_search}. */
  public Json search(SearchRequest request) {
    return library().search.search(request.query(), request.maxSections()).toJson();
  }

  /** The result of {@code resources/list}. */
  public Json list() {
    return Json.object()
        .put(
            "resources",
            new Json.Array(
                library().catalogue.documents().stream().map(Document::toListEntry).toList()))
        .build();
  }

  /**
   * What {@code resources/read} comes to.
   *
   * @param result null when there is a problem
   * @param problem why there is nothing to read
   */
  public record Reading(Json result, Optional<DecisionGateException> problem) {}

  /**
   * Reads a document.
   *
   * @param uri its address; empty when the caller gave none
   */
  public Reading read(Optional<String> uri) {
    if (uri.isEmpty()) {
      return missing("resources.read requires uri");
    }
    if (!uri.get().startsWith(Document.URI_PREFIX)) {
      return missing("resource uri must start with " + Document.URI_PREFIX);
    }
    return library()
        .catalogue
        .find(uri.get())
        .map(Documentation::found)
        .orElseGet(() -> missing("unknown resource uri: " + uri.get()));
  }

  private static Reading found(Document document) {
    return new Reading(
        Json.object().put("contents", new Json.Array(List.of(document.toContents()))).build(),
        Optional.empty());
  }

  private static Reading missing(String problem) {
    return new Reading(Json.NULL, Optional.of(new InvalidParams(problem)));
  }

  private Library library() {
    return Objects.requireNonNull(library).get();
  }

  private static Library build(DecisionGateConfiguration settings) {
    DocumentCatalogue catalogue = DocumentCatalogue.of(settings.docs());
    catalogue.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    return new Library(catalogue, new DocumentSearch(catalogue, settings.docs().maxSections()));
  }
}
