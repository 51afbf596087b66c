package io.decisiongate.mcp.standard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a client takes JSON (RFC 9110 section 12.5.1). */
final class AcceptHeader {
  private static final Pattern ZERO_WEIGHT = Pattern.compile(";\\s*q=0(\\.0*)?\\s*(;|$)");

  private AcceptHeader() {}

  /**
   * Whether the header allows {@code application/json}; a missing or blank one does. The most
   * specific range that covers it decides.
   */
  static boolean allowsJson(Optional<String> header) {
    if (header.isEmpty() || header.get().isBlank()) {
      return true;
    }
    int best = 0;
    boolean allowed = false;
    for (String item : header.get().toLowerCase(Locale.ROOT).split(",", -1)) {
      int parameters = item.indexOf(';');
      int specificity =
          specificity((parameters < 0 ? item : item.substring(0, parameters)).strip());
      if (specificity > best) {
        best = specificity;
        allowed = parameters < 0 || !ZERO_WEIGHT.matcher(item).find(parameters);
      }
    }
    return allowed;
  }

  private static int specificity(String range) {
    return switch (range) {
      case "application/json" -> 3;
      case "application/*" -> 2;
      case "*/*", "*" -> 1;
      default -> 0;
    };
  }
}
