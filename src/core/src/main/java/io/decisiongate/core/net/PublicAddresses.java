package io.decisiongate.core.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, by the special-purpose registries of IANA (RFC
 * 6890). Everything that leads into this machine, its network or nowhere is not public; neither are
 * the forms of IPv6 that carry an IPv4 address (NAT64, 6to4, Teredo), since what they carry may be
 * private.
 */
public final class PublicAddresses {
  private static final List<AddressRange> NOT_PUBLIC_IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** The only part of IPv6 that is assigned to the internet (RFC 4291 section 2.4). */
  private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3").orElseThrow();

  private static final List<AddressRange> NOT_PUBLIC_IN_GLOBAL_UNICAST =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  /** Whether the address is one of the public internet. */
  public static boolean contains(InetAddress address) {
    if (address instanceof Inet6Address) {
      return GLOBAL_UNICAST.contains(address)
          && NOT_PUBLIC_IN_GLOBAL_UNICAST.stream().noneMatch(range -> range.contains(address));
    }
    return NOT_PUBLIC_IPV4.stream().noneMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.parse(text).orElseThrow()).toList();
  }
}
