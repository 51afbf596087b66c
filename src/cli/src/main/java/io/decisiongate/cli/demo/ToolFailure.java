package io.decisiongate.cli.demo;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;

/** A tool call that failed, with the code of the server's error table. */
final class ToolFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long CONFLICT = -32009;

  private final long code;

  private ToolFailure(String message, long code) {
    super(message);
    this.code = code;
  }

  /**
   * Reads the failure.
   *
   * @param content has a member {@code error} with {@code code} and {@code message}
   */
  static ToolFailure of(String tool, Json content) {
    ObjectReader error =
        ObjectReader.of(ObjectReader.of(content, "answer").value("error"), "error");
    return new ToolFailure(
        tool + ": " + error.optionalString("message").orElseGet(() -> JsonWriter.write(content)),
        error.integer("code", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** Whether what was to be made exists already. */
  boolean isConflict() {
    return code == CONFLICT;
  }
}
