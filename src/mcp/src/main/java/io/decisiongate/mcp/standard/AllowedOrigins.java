package io.decisiongate.mcp.standard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins whose pages may call: those configured, and every one on this machine. It keeps a
 * foreign page from reaching a server by a name that it made point here (DNS rebinding; MCP
 * 2025-11-25, basic/transports, security warning).
 */
public final class AllowedOrigins {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final Set<String> configured;

  /**
   * Allows these beside the loopback ones.
   *
   * @param configured origins such as {@code https://console.example}, with the port where it is
   *     not the scheme's own
   */
  public AllowedOrigins(Collection<String> configured) {
    this.configured =
        configured.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a page of this origin may call. */
  boolean allows(String header) {
    String origin = header.strip().toLowerCase(Locale.ROOT);
    return configured.contains(origin) || isLoopback(origin);
  }

  private static boolean isLoopback(String origin) {
    try {
      URI uri = new URI(origin);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && LOOPBACK.matcher(uri.getHost()).matches()
          && uri.getUserInfo() == null
          && "".equals(uri.getRawPath())
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
