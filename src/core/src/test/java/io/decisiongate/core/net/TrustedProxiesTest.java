package io.decisiongate.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      TrustedProxies.of(List.of("127.0.0.0/8", "10.0.0.0/8", "2001:db8::1", "no range"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1    | 198.51.100.7                         | 198.51.100.7
          127.0.0.1    | 203.0.113.9, 198.51.100.7            | 198.51.100.7
          127.0.0.1    | 203.0.113.9, 198.51.100.7, 10.1.2.3  | 198.51.100.7
          127.0.0.1    | 203.0.113.9 / 198.51.100.7 /10.1.2.3 | 198.51.100.7
          127.0.0.1    | 10.0.0.1, 10.0.0.2                   | 10.0.0.1
          127.0.0.1    | ::ffff:198.51.100.7                  | 198.51.100.7
          2001:db8::1  | 2001:db8:0:0::2                      | 2001:db8::2
          198.51.100.7 | 203.0.113.9                          | 198.51.100.7
          2001:db8::2  | 203.0.113.9                          | 2001:db8::2
          127.0.0.1    | 203.0.113.9, example.com             | unknown
          127.0.0.1    | 203.0.113.9,                         | unknown
          127.0.0.1    | 203.0.113.9:1, 198.51.100.7:4711     | 198.51.100.7
          127.0.0.1    | 198.51.100.7, 10.1.2.3:65535         | 198.51.100.7
          127.0.0.1    | [2001:db8::2]:4711                   | 2001:db8::2
          127.0.0.1    | 203.0.113.9, [2001:db8::2]           | 2001:db8::2
          127.0.0.1    | 198.51.100.7:                        | unknown
          127.0.0.1    | 198.51.100.7:http                    | unknown
          127.0.0.1    | 198.51.100.7:471100                  | unknown
          127.0.0.1    | [198.51.100.7:4711                   | unknown
          127.0.0.1    | [example.com]:4711                   | unknown
          127.0.0.1    | []:4711                              | unknown
          127.0.0.1    | fe80::1%eth0                         | unknown
          """)
  void theClientIsTheLastOneThatIsNoProxy(String peer, String values, String client) {
    assertThat(proxies.client(peer, Arrays.asList(values.split("/", -1)))).isEqualTo(client);
  }

  @Test
  void withoutTheHeaderTheClientIsTheOtherEnd() {
    assertThat(proxies.client("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    assertThat(proxies.client("fe80::1%eth0", List.of("10.0.0.1"))).isEqualTo("fe80::1%eth0");
  }
}
