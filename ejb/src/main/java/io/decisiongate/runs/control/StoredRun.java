package io.decisiongate.runs.control;

import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.runs.entity.Run;

/**
 * A run as it was read, or as it will be when the steps of its lineage are committed.
 *
 * @param version what the next step expects still to be there
 * @param characters length of the stored header, as a measure of the memory it takes
 * @param triggers the trigger ids decided so far, if this node knows all of them
 * @param lineage of the steps that led here
 */
public record StoredRun(
    RunHeader header, long version, KnownTriggers triggers, int characters, Lineage lineage) {

  static StoredRun read(Run row, Lineage lineage) {
    HashedText header = row.content();
    return new StoredRun(
        RunHeader.fromJson(header.checked()),
        row.version(),
        KnownTriggers.UNKNOWN,
        header.text().length(),
        lineage);
  }
}
