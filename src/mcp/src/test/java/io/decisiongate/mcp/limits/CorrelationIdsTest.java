package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrelationIdsTest {
  @Test
  void idsCountUpFromOne() {
    CorrelationIds ids = new CorrelationIds(0xab);

    assertThat(ids.next()).isEqualTo("dg-00000000000000ab-0000000000000001");
    assertThat(ids.next()).isEqualTo("dg-00000000000000ab-0000000000000002");
  }

  @Test
  void everyProcessHasItsOwn() {
    String first = new CorrelationIds().next();

    assertThat(first).matches("dg-[0-9a-f]{16}-0000000000000001");
    assertThat(new CorrelationIds().next()).isNotEqualTo(first);
  }
}
