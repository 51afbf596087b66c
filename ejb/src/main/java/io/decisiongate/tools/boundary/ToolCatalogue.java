package io.decisiongate.tools.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.ToolVisibilitySettings;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.mcp.ToolAnnotations;
import io.decisiongate.mcp.ToolDescription;
import io.decisiongate.tools.control.ToolName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The tools of this server: descriptions, schemas, and who may see them. */
@ApplicationScoped
public class ToolCatalogue {
  private static final String RESOURCES = "/io/decisiongate/tools/";

  @Inject ActiveConfiguration configuration;

  private final List<ToolDescription> descriptions =
      Arrays.stream(ToolName.values()).map(ToolCatalogue::read).toList();

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
   */
  public boolean isCallable(String tool) {
    ToolVisibilitySettings lists = configuration.get().server().tools();
    return !lists.denylist().contains(tool)
        && (lists.allowlist().isEmpty() || lists.allowlist().contains(tool));
  }

  private static ToolDescription read(ToolName tool) {
    String resource = RESOURCES + tool.wire() + ".json";
    try (InputStream file = ToolCatalogue.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("no description at " + resource);
      }
      return describe(ObjectReader.of(JsonReader.read(file.readAllBytes()), resource));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  private static ToolDescription describe(ObjectReader tool) {
    Json.Obj input = object(tool.value("input_schema"));
    Json.Obj output = object(tool.value("output_schema"));
    ObjectReader hints = ObjectReader.of(tool.value("annotations"), "annotations");
    return new ToolDescription(
        tool.string("name"),
        tool.string("title"),
        tool.string("description"),
        input,
        output,
        tool.optional("standard_input_schema").map(ToolCatalogue::object).orElse(input),
        tool.optional("standard_output_schema").map(ToolCatalogue::object).orElse(output),
        new ToolAnnotations(
            hints.bool("readOnlyHint"),
            hints.bool("destructiveHint"),
            hints.bool("idempotentHint"),
            hints.bool("openWorldHint")));
  }

  private static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException("a schema must be an object");
  }
}
