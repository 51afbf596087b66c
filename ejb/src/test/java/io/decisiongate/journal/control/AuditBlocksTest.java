package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditBlocksTest {
  private static final byte[] NONE = {};

  @Test
  void consecutiveRecordsShareABlock() {
    AuditBlocks blocks = new AuditBlocks();
    blocks.add(7, "{\"a\":1}", NONE, hash(7));
    blocks.add(8, "{\"b\":2}", hash(7), hash(8));

    assertThat(blocks.rows().size()).isEqualTo(1);
  }

  @Test
  void aBlockThatWouldNotFitAPageBeginsANewOne() {
    AuditBlocks blocks = new AuditBlocks();
    String half = "x".repeat(3_900);
    blocks.add(1, half, NONE, hash(1));
    blocks.add(2, half, hash(1), hash(2));
    blocks.add(3, "{}", hash(2), hash(3));

    assertThat(blocks.rows().size()).isEqualTo(2);
  }

  @Test
  void aRecordLargerThanAPageHasABlockOfItsOwn() {
    AuditBlocks blocks = new AuditBlocks();
    blocks.add(1, "{}", NONE, hash(1));
    blocks.add(2, "x".repeat(100_000), hash(1), hash(2));
    blocks.add(3, "{}", hash(2), hash(3));

    assertThat(blocks.rows().size()).isEqualTo(3);
  }

  private static byte[] hash(int value) {
    byte[] hash = new byte[32];
    hash[0] = (byte) value;
    return hash;
  }
}
