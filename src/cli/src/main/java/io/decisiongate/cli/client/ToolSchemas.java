package io.decisiongate.cli.client;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.contract.ToolContract;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.JsonSchema;
import java.util.List;

/** Holds the arguments of calls against the published contract. */
final class ToolSchemas {
  private ToolSchemas() {}

  /**
   * Checks the arguments of a call.
   *
   * @throws MessageFailure with the first violation
   */
  static void check(String tool, Json arguments) {
    ToolContract contract =
        ToolContracts.find(tool)
            .orElseThrow(
                () ->
                    new MessageFailure(
                        Message.CLIENT_INPUT_INVALID,
                        tool,
                        "no schema is known for this tool; --no-validate sends the call all the same"));
    // The form for standard clients has inside what the published one refers to.
    List<String> violations =
        JsonSchema.compile(contract.standardInputSchema()).violations(arguments);
    if (!violations.isEmpty()) {
      throw new MessageFailure(Message.CLIENT_INPUT_INVALID, tool, violations.getFirst());
    }
  }
}
