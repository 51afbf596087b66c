package io.decisiongate.core.provider.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Framing of providers.md section 7.2 with the texts of section 7.3. */
class FramingTest {

  private static byte[] read(String stream) {
    return Framing.read(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("mcp connection closed", ""),
        Arguments.of("mcp connection closed", "Content-Length: 2\r\n"),
        Arguments.of("mcp read failed", "Content-Length: 3\r\n\r\nab"),
        Arguments.of("missing content length header", "\r\n"),
        Arguments.of("missing content length header", "content-length: 2\r\n\r\nab"),
        Arguments.of("missing content length header", "Content-Type: a\r\n\r\nab"),
        Arguments.of("invalid content length", "Content-Length: x\r\n\r\n"),
        Arguments.of("invalid content length", "Content-Length: -1\r\n\r\n"),
        Arguments.of("invalid content length", "Content-Length:\r\n\r\n"),
        Arguments.of("invalid content length", "Content-Length: 1 2\r\n\r\n"),
        Arguments.of("invalid content length", "Content-Length: " + "9".repeat(19) + "\r\n\r\n"),
        Arguments.of("duplicate content length header", "Content-Length: 2\r\n".repeat(2)),
        Arguments.of("mcp response too large", "Content-Length: 1048577\r\n\r\n"),
        Arguments.of("mcp framing header too large", "a".repeat(8193)),
        Arguments.of("mcp framing header too large", "A: b\n".repeat(2000)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenFrameIsNamed(String text, String stream) {
    assertThatThrownBy(() -> read(stream)).isInstanceOf(ProviderFailure.class).hasMessage(text);
  }

  @Test
  void otherHeadersAndLineEndsAreNoMatter() {
    assertThat(read("Content-Type: a\nContent-Length:2\n\nab")).asString().isEqualTo("ab");
    assertThat(read("Content-Length: 0\r\n\r\n")).isEmpty();
  }

  @Test
  void theHeaderMayFillItsLimit() {
    String length = "Content-Length: 2\r\n";
    String filled = length + "A: " + "b".repeat(8192 - length.length() - 7) + "\r\n\r\n";
    assertThat(filled).hasSize(8192);
    assertThat(read(filled + "ab")).asString().isEqualTo("ab");
  }

  @Test
  void messagesAreSentWithTheirLengthInBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Framing.write(out, "\u00E4".getBytes(StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Content-Length: 2\r\n\r\n\u00E4");
  }

  @Test
  void aClosedStreamIsNamed() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("closed");
          }
        };
    assertThatThrownBy(() -> Framing.write(closed, new byte[1]))
        .isInstanceOf(ProviderFailure.class)
        .hasMessage("mcp write failed");
  }
}
