package io.decisiongate.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(Printable.of("run-1 \u00e9\u4e2d\ud83d\ude00 \"x\" \\n"))
        .isEqualTo("run-1 \u00e9\u4e2d\ud83d\ude00 \"x\" \\n");
  }

  @Test
  void whatCouldForgeALineIsWrittenOut() {
    assertThat(Printable.of("a\nResult pass\r\t\u001b[2K\u0085\u2028\u2029\u202e\u200b"))
        .isEqualTo(
            "a\\u000aResult pass\\u000d\\u0009\\u001b[2K\\u0085\\u2028\\u2029\\u202e\\u200b");
  }

  @Test
  void halvesAndRareFormatCharactersAreWrittenOut() {
    assertThat(Printable.of("\ud83d \udb40\udc41")).isEqualTo("\\ud83d \\udb40\\udc41");
  }
}
