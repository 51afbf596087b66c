package io.decisiongate.core.net;

import java.util.Optional;

/**
 * A URL as the URL Standard of the WHATWG reads it, without fragment. Of other schemes than {@code
 * http} and {@code https} only the scheme is known.
 *
 * @param scheme in lower case
 * @param host in its one spelling, IPv6 addresses without brackets; empty for other schemes
 * @param port absent when it is the scheme's own
 * @param target path and query as they are sent; empty for other schemes
 * @param credentials whether it names a user or a password, which are not kept
 */
public record WebUrl(
    String scheme, String host, Optional<Integer> port, String target, boolean credentials) {

  /** Reads an absolute URL; empty when the text is none. */
  public static Optional<WebUrl> parse(String text) {
    return WebUrlParser.parse(text);
  }

  /** Whether it is one of the two schemes that can be fetched. */
  public boolean isWeb() {
    return scheme.equals("https") || scheme.equals("http");
  }

  /** The host as it is written in a URL. */
  public String bracketedHost() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /** The URL in its one spelling, without credentials and fragment. */
  public String href() {
    return scheme + "://" + bracketedHost() + port.map(number -> ":" + number).orElse("") + target;
  }
}
