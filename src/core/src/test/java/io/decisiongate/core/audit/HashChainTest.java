package io.decisiongate.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HashChainTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] NONE = {};
  private static final String PAYLOAD =
      "{\"event\":\"usage_audit\",\"timestamp_ms\":1700000000000}";
  private static final String FIRST =
      "9b97bc59756232b97572476986a195ea7e84d6b14925661b46d732719e7aa07b";
  private static final String SECOND =
      "a3a7b22f007246e7cd25c4feed797d7fa32daf41f5b7a28f75c0500b9a6f79e1";

  @Test
  void firstRecordFollowsTheCharacterZero() {
    assertThat(HEX.formatHex(HashChain.next(NONE, PAYLOAD))).isEqualTo(FIRST);
  }

  @Test
  void laterRecordsFollowTheHexadecimalTextOfTheHashBefore() {
    assertThat(HEX.formatHex(HashChain.next(HEX.parseHex(FIRST), PAYLOAD))).isEqualTo(SECOND);
  }

  @Test
  void lineHasPayloadThenPreviousHashThenHash() {
    assertThat(HashChain.line(PAYLOAD, NONE, HEX.parseHex(FIRST)))
        .isEqualTo("{\"payload\":" + PAYLOAD + ",\"prev_hash\":\"0\",\"hash\":\"" + FIRST + "\"}");
  }

  @Test
  void leafHashCoversTheLineBehindAZeroByte() {
    assertThat(HashChain.leafHash(PAYLOAD, NONE, HEX.parseHex(FIRST)))
        .isEqualTo("a07d6ceaa24d2ec602df17833a47d44458c3a61f869b0d00fca23b1150dc984c");
  }
}
