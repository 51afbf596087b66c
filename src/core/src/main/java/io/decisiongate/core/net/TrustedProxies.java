package io.decisiongate.core.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proxies whose word about their clients counts.
 *
 * @param ranges where they are
 */
public record TrustedProxies(List<AddressRange> ranges) {
  /** What stands for the address of a client of which nobody knows it. */
  public static final String UNKNOWN = "unknown";

  /** An address as some proxies give it, with the port of the client's connection. */
  private static final Pattern WITH_PORT =
      Pattern.compile("(?<four>[0-9.]+):[0-9]{1,5}|\\[(?<six>[^\\]]+)\\](?::[0-9]{1,5})?");

  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /** Reads addresses and ranges in CIDR notation; what is none counts for nothing. */
  public static TrustedProxies of(List<String> ranges) {
    return new TrustedProxies(
        ranges.stream().map(AddressRange::parse).flatMap(Optional::stream).toList());
  }

  /** Whether one of them is at this address. */
  public boolean contain(String address) {
    return AddressRange.address(address).filter(this::contain).isPresent();
  }

  private boolean contain(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * Where a request comes from: the connection's other end, or, when that is one of these proxies,
   * the right-most address of {@code X-Forwarded-For} that is none of them; the left-most when all
   * are. A port beside an address does not count.
   *
   * @param peer address of the connection's other end
   * @param forwardedFor values of the header in the order in which they came
   * @return an address in digits; {@link #UNKNOWN} when a proxy has passed on something else
   */
  public String client(String peer, List<String> forwardedFor) {
    if (forwardedFor.isEmpty() || !contain(peer)) {
      return peer;
    }
    List<String> hops =
        forwardedFor.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .toList();
    String client = peer;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = AddressRange.address(withoutPort(hop));
      if (address.isEmpty()) {
        return UNKNOWN;
      }
      client = AddressRange.text(address.get());
      if (!contain(address.get())) {
        return client;
      }
    }
    return client;
  }

  private static String withoutPort(String hop) {
    Matcher parts = WITH_PORT.matcher(hop);
    if (!parts.matches()) {
      return hop;
    }
    String four = parts.group("four");
    return four == null ? parts.group("six") : four;
  }
}
