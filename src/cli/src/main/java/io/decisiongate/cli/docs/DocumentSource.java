package io.decisiongate.cli.docs;

import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.RpcClient;
import io.decisiongate.cli.client.ToolInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.docs.DefaultDocuments;
import io.decisiongate.core.docs.Document;
import io.decisiongate.core.docs.DocumentCatalogue;
import io.decisiongate.core.docs.DocumentSearch;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where documents come from: the product itself, or a server when an option of a client is given.
 */
final class DocumentSource {
  private static final String SEARCH = "decision_gate_docs_search";
  private static final int MOST_SECTIONS = 10;

  @Mixin private final ClientOptions client = new ClientOptions();

  /** {@code {"resources": [...]}}. */
  Json list(CommandSpec command) throws InterruptedException {
    return client.isGiven(command)
        ? client.request(command, RpcClient::resources)
        : array("resources", DefaultDocuments.all().stream().map(Document::toListEntry).toList());
  }

  /** {@code {"contents": [...]}}. */
  Json read(CommandSpec command, String uri) throws InterruptedException {
    return client.isGiven(command)
        ? client.request(command, server -> server.resource(uri))
        : array("contents", List.of(document(uri).toContents()));
  }

  /** The answer of the tool. */
  Json search(CommandSpec command, String query, Optional<Long> maxSections)
      throws InterruptedException {
    if (!client.isGiven(command)) {
      return new DocumentSearch(DocumentCatalogue.ofDefaults(), MOST_SECTIONS)
          .search(query, maxSections)
          .toJson();
    }
    Json arguments =
        ToolInput.checked(
            SEARCH,
            Json.object()
                .put("query", query)
                .putIfPresent("max_sections", maxSections.map(Json::of))
                .build());
    return client.request(command, server -> server.tool(SEARCH, arguments));
  }

  private static Document document(String uri) {
    return DocumentCatalogue.ofDefaults()
        .find(uri)
        .orElseThrow(() -> new MessageFailure(Message.DOCUMENT_UNKNOWN, uri));
  }

  private static Json array(String name, List<Json> items) {
    return Json.object().put(name, new Json.Array(items)).build();
  }
}
