package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The audit log of an export, checked as docs/administration.md says: with nothing but SHA-256. */
final class AuditChain {
  private static final Pattern LINE =
      Pattern.compile("\\{\"payload\":(.*),\"prev_hash\":\"(\\w+)\",\"hash\":\"(\\w+)\"}");

  private AuditChain() {}

  /** The first record that does not follow from the one before; empty when all do. */
  static Optional<String> brokenAt(List<String> records) {
    String before = "0";
    for (String record : records) {
      Matcher line = LINE.matcher(record);
      if (!line.matches()
          || !line.group(2).equals(before)
          || !line.group(3).equals(hash(before + line.group(1)))) {
        return Optional.of(record);
      }
      before = line.group(3);
    }
    return Optional.empty();
  }

  /** The hash of the last record. */
  static String lastHash(List<String> records) {
    Matcher last = LINE.matcher(records.getLast());
    assertThat(last.matches()).isTrue();
    return last.group(3);
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).value();
  }
}
