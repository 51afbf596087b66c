package io.decisiongate.core.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads URLs (URL Standard section 4.4), as far as the schemes http and https need. The URL classes
 * of the platform follow RFC 2396, refuse what the reference accepts and leave hosts as written.
 */
final class WebUrlParser {
  private static final Map<String, Integer> OWN_PORT = Map.of("http", 80, "https", 443);
  private static final int MAX_PORT = 65_535;

  private static final Pattern SCHEME =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?<user>.*)@)?(?<host>\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(?<port>[0-9]*))?",
          Pattern.DOTALL);
  private static final Pattern DOT = Pattern.compile("\\.|%2e", Pattern.CASE_INSENSITIVE);
  private static final Pattern TWO_DOTS = Pattern.compile("(\\.|%2e){2}", Pattern.CASE_INSENSITIVE);

  private WebUrlParser() {}

  static Optional<WebUrl> parse(String text) {
    Matcher url = SCHEME.matcher(cleaned(text));
    if (!url.matches()) {
      return Optional.empty();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    return OWN_PORT.containsKey(scheme)
        ? web(scheme, url.group(2))
        : Optional.of(new WebUrl(scheme, "", Optional.empty(), "", false));
  }

  /** Without blanks and control characters around, and line breaks and tabs anywhere. */
  private static String cleaned(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return text.substring(start, end).replaceAll("[\t\n\r]", "");
  }

  private static Optional<WebUrl> web(String scheme, String afterScheme) {
    String rest = withoutFragment(afterScheme);
    int start = 0;
    while (start < rest.length() && isSlash(rest.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < rest.length() && !isSlash(rest.charAt(end)) && rest.charAt(end) != '?') {
      end++;
    }
    Matcher authority = AUTHORITY.matcher(rest.substring(start, end));
    if (!authority.matches()) {
      return Optional.empty();
    }
    String port = Optional.ofNullable(authority.group("port")).orElse("");
    if (!isPort(port)) {
      return Optional.empty();
    }
    String user = Optional.ofNullable(authority.group("user")).orElse("");
    String target = target(rest.substring(end));
    return HostText.parse(authority.group("host"))
        .map(
            host ->
                new WebUrl(
                    scheme,
                    host,
                    Optional.of(port)
                        .filter(digits -> !digits.isEmpty())
                        .map(Integer::valueOf)
                        .filter(number -> !number.equals(OWN_PORT.get(scheme))),
                    target,
                    !user.isEmpty()));
  }

  private static String withoutFragment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean isPort(String digits) {
    try {
      return digits.isEmpty() || Integer.parseInt(digits) <= MAX_PORT;
    } catch (NumberFormatException tooLong) {
      return false;
    }
  }

  private static String target(String text) {
    int question = text.indexOf('?');
    return question < 0
        ? path(text)
        : path(text.substring(0, question))
            + "?"
            + PercentEncoding.QUERY.encode(text.substring(question + 1));
  }

  private static String path(String text) {
    if (text.isEmpty()) {
      return "/";
    }
    List<String> kept = new ArrayList<>();
    String[] segments = text.substring(1).split("[/\\\\]", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      boolean up = TWO_DOTS.matcher(segments[i]).matches();
      if (up && !kept.isEmpty()) {
        kept.removeLast();
      }
      if (!up && !DOT.matcher(segments[i]).matches()) {
        kept.add(PercentEncoding.PATH.encode(segments[i]));
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
