package io.decisiongate.core.run;

import io.decisiongate.core.error.Conflict;
import java.util.List;

/** What becomes of a submission whose id is known. */
public sealed interface Resubmission {

  /** It is the same document: the first record is answered again. */
  record Same(RunStep step) implements Resubmission {}

  /**
   * It is another document. The call fails, and that is recorded.
   *
   * @param header the header afterwards
   * @param entries to append before the error is answered
   * @param error what to answer
   */
  record Conflicting(RunHeader header, List<LogEntry> entries, Conflict error)
      implements Resubmission {
    public Conflicting {
      entries = List.copyOf(entries);
    }
  }
}
