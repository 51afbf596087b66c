package io.decisiongate.runs.control;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.runs.entity.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A run as it was read or committed.
 *
 * @param version what the next step expects still to be there
 * @param characters length of the stored header, as a measure of the memory it takes
 * @param triggers the trigger ids decided so far, if this node knows all of them
 */
public record StoredRun(RunHeader header, long version, KnownTriggers triggers, int characters) {

  static StoredRun read(Run row) {
    Json header = checked(row.header(), row.bodyHash(), row.key());
    return new StoredRun(
        RunHeader.fromJson(header), row.version(), KnownTriggers.UNKNOWN, row.header().length());
  }

  /** Reads what is stored beside the hash of its UTF-8 bytes. */
  static Json checked(String text, byte[] hash, Object key) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(Sha256.digest(utf8), hash)) {
      throw new CorruptRun(key);
    }
    return JsonReader.read(utf8);
  }
}
