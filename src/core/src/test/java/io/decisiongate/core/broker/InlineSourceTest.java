package io.decisiongate.core.broker;

import static io.decisiongate.core.broker.Packets.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineSourceTest {
  private final InlineSource source = new InlineSource();

  @ParameterizedTest
  @CsvSource({
    "inline+json:YWJj, abc, application/json",
    "inline+bytes:YWJj, abc, application/octet-stream",
    "inline:YWJjZA==, abcd,",
    "INLINE+JSON:YWI=, ab, application/json",
    "'inline:', '',"
  })
  void decodes(String uri, String content, String contentType) {
    FetchedContent fetched = source.fetch(reference(uri));

    assertThat(fetched.bytes()).asString().isEqualTo(content);
    assertThat(fetched.contentType()).isEqualTo(Optional.ofNullable(contentType));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline+xml:AA==",
        "inline+json",
        "inline+json;charset=utf-8:AA==",
        "inlined:AA=="
      })
  void otherFormsAreNotSupported(String uri) {
    assertThatThrownBy(() -> source.fetch(reference(uri)))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("unsupported uri scheme: inline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline:YWI",
        "inline:Y",
        "inline:YW I=",
        "inline:YW-_",
        "inline:====",
        "inline:YQ==YQ==",
        "inline:YR=="
      })
  void onlyStandardBase64WithPaddingIsDecoded(String uri) {
    assertThatThrownBy(() -> source.fetch(reference(uri)))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("inline decode failure: ");
  }

  @Test
  void theLimitIsTwoMebibytes() {
    assertThat(source.fetch(reference(inline(2_097_152))).bytes()).hasSize(2_097_152);
    assertThatThrownBy(() -> source.fetch(reference(inline(2_097_153))))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("payload exceeds size limit: 2097153 bytes (max 2097152)");
  }

  private static String inline(int size) {
    return "inline+bytes:" + Base64.getEncoder().encodeToString(new byte[size]);
  }
}
