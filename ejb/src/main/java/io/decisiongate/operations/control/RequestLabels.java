package io.decisiongate.operations.control;

import org.eclipse.microprofile.metrics.Tag;

/**
 * The labels of a request, each from a closed set.
 *
 * @param errorCode 0 when the request succeeded
 */
public record RequestLabels(
    String transport, String method, String tool, int errorCode, String errorKind) {

  /** Labels of time: where, what, and whether it went well. */
  Tag[] outcome() {
    return new Tag[] {
      new Tag("transport", transport),
      new Tag("method", method),
      new Tag("tool", tool),
      new Tag("outcome", errorCode == 0 ? "ok" : "error")
    };
  }

  /** The same and which error. */
  Tag[] error() {
    Tag[] outcome = outcome();
    return new Tag[] {
      outcome[0],
      outcome[1],
      outcome[2],
      outcome[3],
      new Tag("error_code", errorCode == 0 ? "none" : Integer.toString(errorCode)),
      new Tag("error_kind", errorKind)
    };
  }

  /** Labels of sizes. */
  Tag[] call() {
    return new Tag[] {new Tag("method", method), new Tag("tool", tool)};
  }
}
