package io.decisiongate.runs.control;

import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.runs.entity.Run;

/**
 * A run as it was read or committed.
 *
 * @param version what the next step expects still to be there
 * @param characters length of the stored header, as a measure of the memory it takes
 * @param triggers the trigger ids decided so far, if this node knows all of them
 */
public record StoredRun(RunHeader header, long version, KnownTriggers triggers, int characters) {

  static StoredRun read(Run row) {
    HashedText header = row.content();
    return new StoredRun(
        RunHeader.fromJson(header.checked()),
        row.version(),
        KnownTriggers.UNKNOWN,
        header.text().length());
  }
}
