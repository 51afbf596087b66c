package io.decisiongate.core.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** UTF-8 text of any length, of which each item may take a bounded part. */
final class StreamedText extends FilterReader {
  /** Most characters of one item. */
  static final int MAX_ITEM = 64 << 20;

  /** A log wraps each value that a caller sent or a provider found. */
  private static final int DEPTH_OF_WRAPPING = 16;

  /** Of members that occur twice the last one counts. */
  static final JsonFactory LAST_WINS =
      JsonFactory.builder()
          // What is kept to be the same text again is kept for ever, and callers choose the names.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonReader.MAX_DEPTH + DEPTH_OF_WRAPPING)
                  .maxNumberLength(MAX_ITEM)
                  .maxStringLength(MAX_ITEM)
                  .maxNameLength(MAX_ITEM)
                  .build())
          .build();

  /** A member that occurs twice is an error. */
  static final JsonFactory DISTINCT =
      LAST_WINS.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private long left = MAX_ITEM;

  StreamedText(InputStream utf8) {
    super(strict(utf8));
  }

  private static Reader strict(InputStream utf8) {
    return new InputStreamReader(
        utf8,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** The next item begins. */
  void renew() {
    left = MAX_ITEM;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (left <= 0) {
      throw new ItemTooLong();
    }
    int count = super.read(buffer, offset, length);
    left -= Math.max(0, count);
    return count;
  }

  /** What a parser of such a text threw, as callers of this package know it. */
  static RuntimeException explained(JacksonException problem) {
    if (!(problem instanceof JacksonIOException)) {
      return new JsonSyntaxException(ParserMessage.of(problem), problem);
    }
    return switch (problem.getCause()) {
      case ItemTooLong ignored ->
          new JsonSyntaxException("an item has more than " + MAX_ITEM + " characters", problem);
      case CharacterCodingException ignored -> new JsonSyntaxException("not UTF-8", problem);
      case IOException unreadable -> new UncheckedIOException(unreadable);
      case null, default -> problem;
    };
  }

  private static final class ItemTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
