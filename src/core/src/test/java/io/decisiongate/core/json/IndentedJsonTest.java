package io.decisiongate.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndentedJsonTest {

  @Test
  void eachMemberAndItemHasALine() throws IOException {
    assertThat(copy("{\"b\":[1,{\"a\":null},[]],\"a\":{},\"c\":\"x\\ny\",\"d\":1.50}"))
        .isEqualTo(
            """
            {
              "b": [
                1,
                {
                  "a": null
                },
                []
              ],
              "a": {},
              "c": "x\\ny",
              "d": 1.5
            }
            """);
  }

  @ParameterizedTest
  @CsvSource({"[], []", "{}, {}", "' 12 ', 12", "true, true", "\"x\", \"x\""})
  void whatIsSmallStaysOnOneLine(String text, String expected) throws IOException {
    assertThat(copy(text)).isEqualTo(expected + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "[] []",
        "{\"a\":1}x",
        "1e999",
        "\"\\ud800\"",
        "\uFEFF[]"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> copy(text)).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void anObjectMayBeLongerThanMemory() throws IOException {
    long members = 8_000_000;
    Counted counted = new Counted();
    IndentedJson.copy(new Members(members), counted);
    assertThat(counted.lines).isEqualTo(members + 2);
  }

  private static String copy(String text) throws IOException {
    StringWriter out = new StringWriter();
    IndentedJson.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString();
  }

  /** An object with this many members, made while it is read. */
  private static final class Members extends InputStream {
    private static final byte[] MEMBER = "\"member\":[],".getBytes(StandardCharsets.UTF_8);
    private long left;
    private byte[] part = {'{'};
    private int next;

    Members(long members) {
      left = members;
    }

    @Override
    public int read() {
      if (next == part.length) {
        next = 0;
        part = following();
      }
      return part.length == 0 ? -1 : part[next++];
    }

    private byte[] following() {
      left--;
      if (left > 0) {
        return MEMBER;
      }
      return left == 0 ? "\"last\":[]}".getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
  }

  private static final class Counted extends Writer {
    private long lines;

    @Override
    public void write(char[] text, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        lines += text[i] == '\n' ? 1 : 0;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
