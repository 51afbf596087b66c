package io.decisiongate.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.128.0/17, 192.168.128.0, true",
    "192.168.128.0/17, 192.168.127.255, false",
    "192.168.0.0/17, 192.168.127.255, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.7/32, 192.0.2.7, true",
    "192.0.2.6/31, 192.0.2.7, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 203.0.113.9, false",
    "::1, ::1, true",
    "::1/128, ::2, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "200.0.0.0/7, 201.255.255.255, true"
  })
  void containsWhatHasItsLeadingBits(String range, String address, boolean contained) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .contains(AddressRange.address(address).orElseThrow()))
        .isEqualTo(contained);
  }

  /** Such an address is the same as the IPv4 address in it (RFC 4291 section 2.5.5.2). */
  @Test
  void anIpv4AddressInIpv6FormIsThatAddress() {
    assertThat(
            AddressRange.parse("127.0.0.0/8")
                .orElseThrow()
                .contains(AddressRange.address("::ffff:127.0.0.1").orElseThrow()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "localhost",
        "example.com/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.0/ 8",
        "10.0.0",
        "10.0.0.256",
        "1.2.3.999",
        "..:a",
        ".1:2",
        "1.2.3.4.5",
        " 10.0.0.0",
        "::1/129",
        "::1/1000",
        "1::2::3",
        ":",
        "fe80::1%eth0",
        "[::1]"
      })
  void everythingElseIsNoRange(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7/24, 10.0.0.0/24",
    "10.0.0.7, 10.0.0.7",
    "10.0.0.7/32, 10.0.0.7",
    "255.255.255.255/0, 0.0.0.0/0",
    "203.0.113.129/25, 203.0.113.128/25",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8::1/33, 2001:db8::/33",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "10:0:0:5::, 10:0:0:5::",
    "100:0:0:5:6:7:8:9, 100::5:6:7:8:9",
    "::ffff:10.0.0.7, 10.0.0.7",
    "::, ::",
    "::1/0, ::/0"
  })
  void hasOneWayToBeWritten(String text, String canonical) {
    assertThat(AddressRange.parse(text).orElseThrow().canonical()).hasToString(canonical);
  }
}
