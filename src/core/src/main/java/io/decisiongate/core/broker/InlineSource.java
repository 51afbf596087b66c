package io.decisiongate.core.broker;

import io.decisiongate.core.scenario.ContentRef;
import java.util.Base64;
import java.util.Optional;

/**
 * Content in the address itself, in base64 with padding: {@code inline+json:}, {@code
 * inline+bytes:} or {@code inline:}.
 */
public final class InlineSource implements Source {

  /** Each form with the content type that it states. */
  private enum Form {
    JSON("inline+json:", Optional.of("application/json")),
    BYTES("inline+bytes:", Optional.of("application/octet-stream")),
    PLAIN("inline:", Optional.empty());

    private final String prefix;
    private final Optional<String> contentType;

    Form(String prefix, Optional<String> contentType) {
      this.prefix = prefix;
      this.contentType = contentType;
    }
  }

  @Override
  public FetchedContent fetch(ContentRef reference) {
    String uri = reference.uri();
    for (Form form : Form.values()) {
      if (uri.regionMatches(true, 0, form.prefix, 0, form.prefix.length())) {
        return new FetchedContent(decode(uri.substring(form.prefix.length())), form.contentType);
      }
    }
    throw SourceFailure.unsupportedScheme("inline");
  }

  private static byte[] decode(String base64) {
    // Before memory is spent on it.
    FetchedContent.requireSize(base64.length() / 4L * 3 - padding(base64));
    if (base64.length() % 4 != 0) {
      throw new SourceFailure("inline decode failure: length is not a multiple of 4");
    }
    byte[] content;
    try {
      content = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new SourceFailure("inline decode failure: " + e.getMessage(), e);
    }
    if (!Base64.getEncoder().encodeToString(content).equals(base64)) {
      throw new SourceFailure("inline decode failure: unused bits of the last symbol are set");
    }
    return content;
  }

  private static int padding(String base64) {
    if (base64.endsWith("==")) {
      return 2;
    }
    return base64.endsWith("=") ? 1 : 0;
  }
}
