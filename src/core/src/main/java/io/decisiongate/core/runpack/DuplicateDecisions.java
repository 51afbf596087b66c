package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonItems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the first trigger on which a log decides twice. Of each trigger id only eight bytes of its
 * hash are kept; what looks like a repetition is looked up in the log again.
 */
final class DuplicateDecisions {
  private DuplicateDecisions() {}

  /**
   * The trigger id that is repeated first, after the whole log was decoded.
   *
   * @throws io.decisiongate.core.error.RunpackFailure when the log cannot be read
   * @throws io.decisiongate.core.json.JsonSyntaxException when it is not a JSON array
   * @throws io.decisiongate.core.error.InvalidParams when an item is no decision
   */
  static Optional<String> first(PackReader pack) {
    return pack.read(
        Artifact.DECISIONS.path(),
        bytes -> {
          Fingerprints seen = new Fingerprints();
          Optional<String> repeated = Optional.empty();
          long position = 0;
          try (JsonItems items = JsonItems.openDistinct(bytes)) {
            for (var item = items.next(); item.isPresent(); item = items.next()) {
              String trigger = RecordedDecision.fromJson(item.get()).triggerId();
              boolean looksRepeated = !seen.add(fingerprint(trigger));
              if (repeated.isEmpty() && looksRepeated && occursBefore(pack, trigger, position)) {
                repeated = Optional.of(trigger);
              }
              position++;
            }
          }
          return repeated;
        });
  }

  private static boolean occursBefore(PackReader pack, String trigger, long position) {
    return pack.read(
        Artifact.DECISIONS.path(),
        bytes -> {
          try (JsonItems items = JsonItems.openDistinct(bytes)) {
            for (long i = 0; i < position; i++) {
              var item = items.next();
              if (item.isEmpty()) {
                return false;
              }
              if (RecordedDecision.fromJson(item.get()).triggerId().equals(trigger)) {
                return true;
              }
            }
          }
          return false;
        });
  }

  private static long fingerprint(String trigger) {
    return ByteBuffer.wrap(Sha256.digest(trigger.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
