package io.decisiongate.core.net;

import java.util.Locale;

/**
 * An entry of a list of hosts: one host, or all hosts below a domain. Hosts are compared as text,
 * in lower case, without trailing dots and without the brackets of IPv6 addresses.
 *
 * @param host the host itself, or the domain above the hosts that match
 * @param below whether it stands for the hosts below and not for itself
 */
public record HostPattern(String host, boolean below) {
  private static final String WILDCARD = "*.";

  public HostPattern {
    host = comparable(host);
  }

  /** Exactly this host; an asterisk has no meaning. */
  public static HostPattern exact(String host) {
    return new HostPattern(host, false);
  }

  /** A host, or {@code *.domain} for the hosts below a domain. */
  public static HostPattern parse(String text) {
    String trimmed = text.strip();
    return trimmed.startsWith(WILDCARD)
        ? new HostPattern(trimmed.substring(WILDCARD.length()), true)
        : exact(trimmed);
  }

  boolean matches(String candidate) {
    String compared = comparable(candidate);
    // An entry that is blank stands for no host, and not for all.
    return !host.isEmpty() && (below ? compared.endsWith("." + host) : compared.equals(host));
  }

  private static String comparable(String host) {
    String text = host.toLowerCase(Locale.ROOT);
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(0, end);
  }
}
