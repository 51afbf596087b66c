package io.decisiongate.cli.schema;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import picocli.CommandLine.Option;

/** The options that name tenant and namespace. */
final class ScopeOptions {
  @Option(names = "--tenant-id", required = true, paramLabel = "N")
  private long tenantId;

  @Option(names = "--namespace-id", required = true, paramLabel = "N")
  private long namespaceId;

  /**
   * Arguments of a tool that start with both.
   *
   * @throws MessageFailure when one is below 1
   */
  Json.ObjectBuilder arguments() {
    return Json.object()
        .put("tenant_id", positive("tenant_id", tenantId))
        .put("namespace_id", positive("namespace_id", namespaceId));
  }

  private static long positive(String name, long value) {
    if (value < 1) {
      throw new MessageFailure(Message.ID_INVALID, name, Long.toString(value));
    }
    return value;
  }
}
