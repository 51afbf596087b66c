package io.decisiongate.core.provider.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineLimitTest {
  private static final Duration SPAN = Duration.ofSeconds(10);

  private long now = 5;
  private final LineLimit limit = new LineLimit(2, SPAN, () -> now);

  @Test
  void moreThanTheLimitOfOneSpanAreCountedAndToldInTheNext() {
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isFalse();
    assertThat(limit.allows()).isFalse();
    assertThat(limit.dropped()).isEqualTo(2);
    assertThat(limit.droppedBeforeThisSpan()).as("the span goes on").isZero();

    now += SPAN.toNanos();
    assertThat(limit.droppedBeforeThisSpan()).isEqualTo(2);
    assertThat(limit.droppedBeforeThisSpan()).as("told once").isZero();
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isFalse();
    assertThat(limit.dropped()).isEqualTo(1);
  }

  @Test
  void aQuietWriterLosesNothing() {
    for (int line = 0; line < 10; line++) {
      assertThat(limit.droppedBeforeThisSpan()).isZero();
      assertThat(limit.allows()).isTrue();
      now += SPAN.toNanos() / 2;
    }
    assertThat(limit.dropped()).isZero();
  }
}
