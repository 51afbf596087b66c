package io.decisiongate.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.net.AddressAllowlist.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressAllowlistTest {
  private static final long NOW = 1_000;

  @ParameterizedTest
  @CsvSource({
    "OFF, 198.51.100.7, false",
    "OFF, 10.1.1.1, false",
    "MONITOR, 198.51.100.7, true",
    "MONITOR, 10.1.1.1, false",
    "ENFORCE, 198.51.100.7, true",
    "ENFORCE, 10.1.1.1, false",
    "ENFORCE, ::ffff:10.1.1.1, false",
    "ENFORCE, ::a01:101, true",
    "ENFORCE, 2001:db8::5, false",
    "ENFORCE, 192.0.2.1, true",
    "ENFORCE, 192.0.2.2, true",
    "ENFORCE, 192.0.2.3, false",
    "ENFORCE, unknown, true",
    "ENFORCE, fe80::1%eth0, true"
  })
  void objectsToWhatNoEntryLetsIn(Mode mode, String address, boolean objects) {
    AddressAllowlist list =
        new AddressAllowlist(
            mode,
            List.of(
                entry(1, "10.0.0.0/8", Optional.empty()),
                entry(2, "2001:db8::/32", Optional.empty()),
                entry(3, "192.0.2.1", Optional.of(NOW - 1)),
                entry(4, "192.0.2.2", Optional.of(NOW)),
                entry(5, "192.0.2.3", Optional.of(NOW + 1))));
    assertThat(list.objectsTo(address, NOW)).isEqualTo(objects);
  }

  @Test
  void anEmptyListLetsNobodyInWhenItIsEnforced() {
    assertThat(new AddressAllowlist(Mode.ENFORCE, List.of()).objectsTo("10.0.0.1", NOW)).isTrue();
    assertThat(AddressAllowlist.OFF.objectsTo("10.0.0.1", NOW)).isFalse();
  }

  @Test
  void saysWhichEntryItWas() {
    AddressAllowlist list =
        new AddressAllowlist(Mode.OFF, List.of(entry(7, "10.0.0.0/8", Optional.empty())));
    assertThat(list.match("10.9.9.9", NOW)).map(AddressAllowlist.Entry::id).contains(7L);
    assertThat(list.match("11.0.0.1", NOW)).isEmpty();
  }

  @Test
  void modesHaveTheirWords() {
    assertThat(Mode.named("enforce")).contains(Mode.ENFORCE);
    assertThat(Mode.named("ENFORCE")).isEmpty();
    assertThat(Mode.MONITOR.wire()).isEqualTo("monitor");
  }

  private static AddressAllowlist.Entry entry(long id, String range, Optional<Long> expiresAt) {
    return new AddressAllowlist.Entry(id, AddressRange.parse(range).orElseThrow(), expiresAt);
  }
}
