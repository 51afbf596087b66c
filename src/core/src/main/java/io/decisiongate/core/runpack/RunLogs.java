package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Log;

/** Where an export takes the records of a run from: a store, or a file. */
@FunctionalInterface
public interface RunLogs {

  /** Takes the records one by one. */
  @FunctionalInterface
  interface Sink {
    void append(Log log, Json item);
  }

  /**
   * Hands over every record of the run, those of one log in their order; the logs may alternate.
   */
  void copyTo(Sink sink);
}
