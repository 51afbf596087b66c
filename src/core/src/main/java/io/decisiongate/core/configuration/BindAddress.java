package io.decisiongate.core.configuration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address and a port, never a host name: {@code 127.0.0.1:4000}, {@code [::1]:4000}.
 *
 * @param port 0 to 65535; 0 lets the system choose
 */
public record BindAddress(InetAddress address, int port) {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<ip>"
              + OCTET
              + "(?:\\."
              + OCTET
              + "){3}|\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]):(?<port>[0-9]{1,5})");

  /** Reads the written form; empty when it is anything else. */
  public static Optional<BindAddress> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(matcher.group("ip"));
      return Optional.of(new BindAddress(address, Integer.parseInt(matcher.group("port"))));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }
}
