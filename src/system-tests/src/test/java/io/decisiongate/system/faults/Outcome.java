package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** What came of one attempt of a call. */
sealed interface Outcome {

  /**
   * The call succeeded.
   *
   * @param receipt where its audit record lies; only {@code /mcp} tells
   */
  record Acknowledged(Json.Obj result, Optional<Receipt> receipt) implements Outcome {}

  /** The call failed, by the server's own word. */
  record Refused(String message) implements Outcome {
    boolean nothingChanged() {
      return message.endsWith("nothing was changed") || isBusy();
    }

    boolean unknown() {
      return message.contains("the outcome is unknown");
    }

    /** Whether other servers changed the run in each of the server's attempts. */
    boolean isBusy() {
      return message.endsWith("nothing was changed; try again");
    }
  }

  /** There was no complete answer. */
  record Unanswered(String reason) implements Outcome {}

  /** The proof of an audit record that an answer carries. */
  record Receipt(long log, long index, String leafHash) {}
}
