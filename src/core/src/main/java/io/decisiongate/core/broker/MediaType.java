package io.decisiongate.core.broker;

import java.util.Locale;

/**
 * A content type as far as payload rules look at it: type and subtype (RFC 9110 section 8.3.1)
 * without parameters, in lower case.
 */
public record MediaType(String essence) {

  /** Reads a content type; what is no media type is compared as it stands. */
  public static MediaType of(String contentType) {
    int parameters = contentType.indexOf(';');
    String essence = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return new MediaType(essence.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether content of this type is JSON: {@code application/json} or {@code …+json}. */
  public boolean isJson() {
    return essence.equals("application/json") || essence.endsWith("+json");
  }

  /** Whether both mean the same for a payload: all JSON types do. */
  public boolean agreesWith(MediaType other) {
    return (isJson() && other.isJson()) || equals(other);
  }
}
