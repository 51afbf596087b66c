package io.decisiongate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentLengthFramesTest {

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ContentLengthFrames.CLIENT.write(out, bytes("{\"a\":\"\u00e9\"}"));
    ContentLengthFrames.CLIENT.write(out, bytes(""));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("Content-Length: 10\r\n\r\n{\"a\":\"\u00e9\"}Content-Length: 0\r\n\r\n");

    InputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(ContentLengthFrames.CLIENT.read(in)).contains(bytes("{\"a\":\"\u00e9\"}"));
    assertThat(ContentLengthFrames.CLIENT.read(in)).contains(bytes(""));
    assertThat(ContentLengthFrames.CLIENT.read(in)).isEmpty();
  }

  @Test
  void otherHeadersAndBareLineFeedsAreAccepted() throws IOException {
    assertThat(read("Content-Type: x\nContent-Length:2\n \n{}")).contains(bytes("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "content-length: 2~~{}                    | missing content length",
        "Content-Length: 2~Content-Length: 2~~{}  | duplicate content length",
        "Content-Length: x~~{}                    | invalid content length",
        "Content-Length: -1~~{}                   | invalid content length",
        "Content-Length: ~~{}                     | invalid content length",
        "Content-Length: 16777217~~{}             | payload too large",
        "Content-Length: 9~~{}                    | stdio closed",
        "Content-Length: 2~                       | stdio closed",
      })
  void brokenFramesAreNamed(String text, String problem) {
    assertThatThrownBy(() -> read(text.strip().replace("~", "\r\n")))
        .isInstanceOf(ContentLengthFrames.BrokenFrame.class)
        .hasMessage(problem);
  }

  @Test
  void headersHaveLimits() throws IOException {
    String line = "x".repeat(1022) + "\r\n";
    assertThat(read(line + "Content-Length: 0\r\n\r\n")).isPresent();
    assertTooLarge("x" + line + "Content-Length: 0\r\n\r\n");
    assertTooLarge(line.repeat(8) + "Content-Length: 0\r\n\r\n");
    assertTooLarge("x: y\r\n".repeat(64) + "Content-Length: 0\r\n\r\n");
    assertThat(read("x: y\r\n".repeat(63) + "Content-Length: 0\r\n\r\n")).isPresent();
  }

  private static void assertTooLarge(String text) {
    assertThatThrownBy(() -> read(text)).hasMessage("framing header too large");
  }

  private static Optional<byte[]> read(String text) throws IOException {
    return ContentLengthFrames.CLIENT.read(new ByteArrayInputStream(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
