package io.decisiongate.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs in the one spelling that the URL Standard of the WHATWG gives them. */
class WebUrlTest {

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of("HTTP://EXAMPLE.com", "http://example.com/"),
        Arguments.of("http://example.com:80/", "http://example.com/"),
        Arguments.of("https://example.com:443/a", "https://example.com/a"),
        Arguments.of("https://example.com:80/a", "https://example.com:80/a"),
        Arguments.of("https://example.com:/a", "https://example.com/a"),
        Arguments.of("https://example.com:00443/a", "https://example.com/a"),
        Arguments.of("  http://h/a\tb\nc ", "http://h/abc"),
        Arguments.of("http:h", "http://h/"),
        Arguments.of("http:/h/", "http://h/"),
        Arguments.of("http:////h//a", "http://h//a"),
        Arguments.of("http:\\\\h\\a\\..\\b", "http://h/b"),
        Arguments.of("http://h?a=b", "http://h/?a=b"),
        Arguments.of("http://h?", "http://h/?"),
        Arguments.of("http://h?a/../b\\c", "http://h/?a/../b\\c"),
        Arguments.of("http://h/a#part", "http://h/a"),
        Arguments.of("http://h#?a", "http://h/"),
        Arguments.of("http://h/a/./b/../c", "http://h/a/c"),
        Arguments.of("http://h/a/%2e%2E/b/%2E", "http://h/b/"),
        Arguments.of("http://h/../../a/..", "http://h/"),
        Arguments.of("http://h/a//..//b", "http://h/a//b"),
        Arguments.of("http://h/...", "http://h/..."),
        Arguments.of("http://h/ \"<>^`{}|'%zz~", "http://h/%20%22%3C%3E%5E%60%7B%7D|'%zz~"),
        Arguments.of("http://h/?x=a b'\"<>^`{}|", "http://h/?x=a%20b%27%22%3C%3E^`{}|"),
        Arguments.of("http://h/gr\u00FCn?\u20AC", "http://h/gr%C3%BCn?%E2%82%AC"),
        Arguments.of("http://@h/", "http://h/"),
        Arguments.of("http://GR\u00DCN.example/", "http://xn--grn-ioa.example/"),
        Arguments.of("http://xn--STRAE-oqa.de/", "http://xn--strae-oqa.de/"),
        Arguments.of("http://a\u3002b/", "http://a.b/"),
        Arguments.of("http://ex%61mple.com/", "http://example.com/"),
        Arguments.of("http://host_name.example./", "http://host_name.example./"),
        Arguments.of("http://2130706433/", "http://127.0.0.1/"),
        Arguments.of("http://0x7f.1/", "http://127.0.0.1/"),
        Arguments.of("http://0X7F.0.0.0x1", "http://127.0.0.1/"),
        Arguments.of("http://017700000001/", "http://127.0.0.1/"),
        Arguments.of("http://127.1/", "http://127.0.0.1/"),
        Arguments.of("http://1.2.772/", "http://1.2.3.4/"),
        Arguments.of("http://127.0.0.1./", "http://127.0.0.1/"),
        Arguments.of("http://0x/", "http://0.0.0.0/"),
        Arguments.of("http://%31%32%37.0.0.1/", "http://127.0.0.1/"),
        Arguments.of("http://\uFF11\uFF12\uFF17.0.0.1/", "http://127.0.0.1/"),
        Arguments.of("http://4294967295/", "http://255.255.255.255/"),
        Arguments.of("http://[::1]:8080/", "http://[::1]:8080/"),
        Arguments.of("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"),
        Arguments.of("http://[1:0:0:2:0:0:0:3]/", "http://[1:0:0:2::3]/"),
        Arguments.of("http://[fe80::]/", "http://[fe80::]/"),
        Arguments.of("http://[::]/", "http://[::]/"),
        Arguments.of("http://[1:2:3:4:5:6:7:0]/", "http://[1:2:3:4:5:6:7:0]/"),
        Arguments.of("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        Arguments.of("http://[::127.0.0.1]/", "http://[::7f00:1]/"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void everyUrlHasOneSpelling(String text, String href) {
    assertThat(WebUrl.parse(text).map(WebUrl::href)).contains(href);
    assertThat(WebUrl.parse(href).map(WebUrl::href)).as("read again").contains(href);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nope",
        "//h/",
        "/a",
        ":a",
        "1http://h/",
        "http:",
        "http://",
        "http://?a",
        "http://user@/",
        "http://h:x/",
        "http://h:65536/",
        "http://h:-1/",
        "http://h:80:80/",
        "http://a b/",
        "http://a<b/",
        "http://a%25b/",
        "http://a%00b/",
        "http://a%/",
        "http://[::1/",
        "http://::1/",
        "http://[::1]x/",
        "http://[::127.1]/",
        "http://[::1.2.3.256]/",
        "http://[1::2::3]/",
        "http://[fe80::1%25lo]/",
        "http://[127.0.0.1]/",
        "http://1.2.3.4.5/",
        "http://256.1/",
        "http://1.256.1.1/",
        "http://4294967296/",
        "http://4294967295.1/",
        "http://1.2.3.4294967295/",
        "http://99999999999999999999/",
        "http://08/",
        "http://a.0x1g.1/",
        "http://1..2/",
        "http://stra\u00DFe.de/",
        "http://a\u200Db/",
        "http://\uFFFD/"
      })
  void whatBrowsersRefuseIsNoUrl(String text) {
    assertThat(WebUrl.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/", "file:///etc/passwd", "javascript:alert(1)", "a+b-c.d:x", "WS://h"})
  void otherSchemesAreKnownByTheirNameOnly(String text) {
    assertThat(WebUrl.parse(text)).hasValueSatisfying(url -> assertThat(url.isWeb()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u@h/", "http://u:p@h/", "http://:p@h/", "http://a@b@h/x@y"})
  void credentialsAreNoticedAndNotKept(String text) {
    assertThat(WebUrl.parse(text))
        .hasValueSatisfying(
            url -> {
              assertThat(url.credentials()).isTrue();
              assertThat(url.host()).isEqualTo("h");
              assertThat(url.href()).doesNotContain("u:p", "u@h");
            });
  }

  @Test
  void anAtSignBehindTheHostIsNoCredential() {
    assertThat(WebUrl.parse("http://h/a@b").orElseThrow().credentials()).isFalse();
  }
}
