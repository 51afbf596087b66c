package io.decisiongate.tools.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.DocsSettings;
import io.decisiongate.core.configuration.ToolVisibilitySettings;
import io.decisiongate.core.contract.ToolContract;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.mcp.ToolAnnotations;
import io.decisiongate.mcp.ToolDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** The tools of this server: descriptions, schemas, and who may see them. */
@ApplicationScoped
public class ToolCatalogue {
  @Inject ActiveConfiguration configuration;

  private final List<ToolDescription> descriptions =
      Arrays.stream(ToolName.values()).map(ToolCatalogue::describe).toList();

  /** All tools in their canonical order. */
  public List<ToolDescription> descriptions() {
    return descriptions;
  }

  /** Whether {@code tools/list} shows the tool. */
  public boolean isListed(String tool) {
    return switch (configuration.get().server().tools().mode()) {
      case FILTER -> isCallable(tool);
      case PASSTHROUGH -> true;
    };
  }

  /**
   * Whether calls may find the tool: not on the deny list, and on the allow list if there is one.
   * The search of documents also needs its own switches.
   */
  public boolean isCallable(String tool) {
    if (tool.equals(ToolName.DECISION_GATE_DOCS_SEARCH.wire()) && !searchesDocuments()) {
      return false;
    }
    ToolVisibilitySettings lists = configuration.get().server().tools();
    return !lists.denylist().contains(tool)
        && (lists.allowlist().isEmpty() || lists.allowlist().contains(tool));
  }

  private boolean searchesDocuments() {
    DocsSettings docs = configuration.get().docs();
    return docs.enabled() && docs.enableSearch();
  }

  private static ToolDescription describe(ToolName name) {
    ToolContract tool =
        ToolContracts.find(name.wire())
            .orElseThrow(() -> new IllegalStateException("no contract of tool " + name.wire()));
    ObjectReader hints = ObjectReader.of(tool.annotations(), "annotations");
    return new ToolDescription(
        tool.name(),
        tool.title(),
        tool.description(),
        tool.inputSchema(),
        tool.outputSchema(),
        tool.standardInputSchema(),
        tool.standardOutputSchema(),
        new ToolAnnotations(
            hints.bool("readOnlyHint"),
            hints.bool("destructiveHint"),
            hints.bool("idempotentHint"),
            hints.bool("openWorldHint")));
  }
}
