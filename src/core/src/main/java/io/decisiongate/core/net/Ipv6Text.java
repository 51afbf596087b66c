package io.decisiongate.core.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv6 addresses in their shortest spelling (RFC 5952, with all groups in hexadecimal). */
final class Ipv6Text {
  private static final int GROUPS = 8;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** An IPv4 address may take the place of the last two groups, written in full. */
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F:]*:(" + OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F]*)");

  private Ipv6Text() {}

  static Optional<String> parse(String text) {
    return FORM.matcher(text).matches()
        ? AddressRange.address(text).map(Ipv6Text::shortest)
        : Optional.empty();
  }

  private static String shortest(InetAddress address) {
    int[] groups = groups(address.getAddress());
    int from = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (length > 1 && i == from) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static int[] groups(byte[] octets) {
    int[] groups = new int[GROUPS];
    // The platform gives a mapped IPv4 address as the four octets that were mapped.
    int missing = 2 * GROUPS - octets.length;
    if (missing > 0) {
      groups[5] = 0xFFFF;
    }
    for (int i = 0; i < octets.length; i++) {
      int index = (missing + i) / 2;
      groups[index] = (groups[index] << Byte.SIZE) | (octets[i] & 0xFF);
    }
    return groups;
  }
}
