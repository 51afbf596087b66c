package io.decisiongate.storage.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.hash.CorruptRow;
import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParsedRowsTest {
  private static final String KEY = "row-1";

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger parses = new AtomicInteger();
  private final ParsedRows<String, Json> rows =
      new ParsedRows<>(
          100,
          json -> {
            parses.incrementAndGet();
            return json;
          },
          now::get);

  @Test
  void aFreshRowIsNeitherReadNorParsedAgain() {
    find("[1]");
    assertThat(find("[2]")).contains(json("[1]"));
    pass(Duration.ofMillis(1_999));
    assertThat(find("[2]")).contains(json("[1]"));
    assertThat(reads).hasValue(1);
    assertThat(parses).hasValue(1);
  }

  @Test
  void afterTwoSecondsTheRowIsReadAndParsedOnlyIfItsHashHasChanged() {
    find("[1]");
    pass(Duration.ofSeconds(2));
    assertThat(find("[1]")).contains(json("[1]"));
    assertThat(reads).hasValue(2);
    assertThat(parses).hasValue(1);

    pass(Duration.ofSeconds(2));
    assertThat(find("[2]")).contains(json("[2]"));
    assertThat(parses).hasValue(2);
  }

  @Test
  void aRowThatWentAwayIsForgotten() {
    find("[1]");
    assertThat(rows.knows(KEY)).isTrue();
    pass(Duration.ofSeconds(2));
    assertThat(rows.find(KEY, key -> Optional.empty())).isEmpty();
    assertThat(rows.knows(KEY)).isFalse();
  }

  @Test
  void whatIsMissingIsAskedForEachTime() {
    assertThat(rows.find(KEY, key -> Optional.empty())).isEmpty();
    assertThat(find("[1]")).contains(json("[1]"));
  }

  @Test
  void clearedRowsAreReadAgain() {
    find("[1]");
    rows.clear();
    assertThat(find("[2]")).contains(json("[2]"));
  }

  @Test
  void aTextThatIsNotWhatWasWrittenIsNotParsed() {
    HashedText row = new HashedText(KEY, "[1]", new byte[32]);
    assertThatThrownBy(() -> rows.find(KEY, key -> Optional.of(row)))
        .isInstanceOf(CorruptRow.class);
    assertThat(rows.knows(KEY)).isFalse();
  }

  @Test
  void textsTogetherStayBelowTheLimit() {
    for (int i = 0; i < 50; i++) {
      String text = "[\"" + "x".repeat(26) + "\"]";
      rows.find("row-" + i, key -> Optional.of(row(text)));
    }
    int known = 0;
    for (int i = 0; i < 50; i++) {
      known += rows.knows("row-" + i) ? 1 : 0;
    }
    assertThat(known).isBetween(1, 3);
  }

  private Optional<Json> find(String stored) {
    return rows.find(
        KEY,
        key -> {
          reads.incrementAndGet();
          return Optional.of(row(stored));
        });
  }

  /** The clock may pass from its largest to its smallest value, as the system's may. */
  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static HashedText row(String text) {
    return new HashedText(KEY, text, Sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Json json(String text) {
    return JsonReader.read(text);
  }
}
