package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** A document that was submitted. */
public record SubmissionEntry(long position, Submission record) implements LogEntry {
  @Override
  public Log log() {
    return Log.SUBMISSIONS;
  }

  @Override
  public Optional<String> key() {
    return Optional.of(record.submissionId());
  }

  @Override
  public long decision() {
    return 0;
  }

  @Override
  public Json toJson() {
    return record.toJson();
  }
}
