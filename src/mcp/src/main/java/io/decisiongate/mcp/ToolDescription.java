package io.decisiongate.mcp;

import io.decisiongate.core.json.Json;

/**
 * What clients are told about a tool.
 *
 * @param name its name in calls
 * @param title its name for people
 * @param description what it does and when to use it
 * @param inputSchema schema of the arguments as {@code /rpc} and the contract publish it
 * @param outputSchema schema of the result as the contract publishes it
 * @param standardInputSchema self-contained form of the input schema for {@code /mcp}
 * @param standardOutputSchema schema on {@code /mcp} to which every successful result conforms;
 *     references in it point into its own {@code $defs}
 * @param annotations hints about its behaviour
 */
public record ToolDescription(
    String name,
    String title,
    String description,
    Json.Obj inputSchema,
    Json.Obj outputSchema,
    Json.Obj standardInputSchema,
    Json.Obj standardOutputSchema,
    ToolAnnotations annotations) {}
