package io.decisiongate.core.net;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a URL (URL Standard section 3.5): numbers in every spelling become dotted IPv4
 * addresses, IPv6 addresses their shortest form, names lower-case ASCII. A name beyond ASCII is
 * mapped by IDNA 2003; one that IDNA 2008 maps differently is no host here.
 */
final class HostText {
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%";

  /** Sharp s, final sigma and the two joiners: IDNA 2003 and 2008 disagree about them. */
  private static final Pattern DEVIATION = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

  private HostText() {}

  /** The host in its one spelling, IPv6 addresses without brackets; empty when it is none. */
  static Optional<String> parse(String text) {
    if (text.startsWith("[")) {
      return text.endsWith("]")
          ? Ipv6Text.parse(text.substring(1, text.length() - 1))
          : Optional.empty();
    }
    return domain(PercentEncoding.decode(text))
        .flatMap(domain -> endsInNumber(domain) ? ipv4(domain) : Optional.of(domain));
  }

  private static Optional<String> domain(String text) {
    String ascii = text;
    if (!ASCII.matcher(text).matches()) {
      if (DEVIATION.matcher(text).find()) {
        return Optional.empty();
      }
      try {
        ascii = IDN.toASCII(text);
      } catch (IllegalArgumentException notMappable) {
        return Optional.empty();
      }
    }
    String domain = ascii.toLowerCase(Locale.ROOT);
    boolean forbidden =
        domain.chars().anyMatch(c -> c <= 0x1F || c == 0x7F || FORBIDDEN.indexOf(c) >= 0);
    return domain.isEmpty() || forbidden ? Optional.empty() : Optional.of(domain);
  }

  private static String[] parts(String domain) {
    String[] parts = domain.split("\\.", -1);
    boolean trailingDot = parts.length > 1 && parts[parts.length - 1].isEmpty();
    return trailingDot ? Arrays.copyOf(parts, parts.length - 1) : parts;
  }

  private static boolean endsInNumber(String domain) {
    String[] parts = parts(domain);
    return NUMBER.matcher(parts[parts.length - 1]).matches();
  }

  /** An IPv4 address of one to four numbers, decimal, octal or hexadecimal. */
  private static Optional<String> ipv4(String domain) {
    String[] parts = parts(domain);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      Optional<Long> number = number(parts[i]);
      boolean last = i == parts.length - 1;
      // The last number fills all the octets that are left.
      int octets = last ? 5 - parts.length : 1;
      if (number.isEmpty() || number.get() >= 1L << (octets * Byte.SIZE)) {
        return Optional.empty();
      }
      address = (address << (octets * Byte.SIZE)) + number.get();
    }
    return Optional.of(
        "%d.%d.%d.%d"
            .formatted(
                address >> 24, (address >> 16) & 0xFF, (address >> 8) & 0xFF, address & 0xFF));
  }

  private static Optional<Long> number(String part) {
    if (!NUMBER.matcher(part).matches()) {
      return Optional.empty();
    }
    try {
      if (part.startsWith("0x") || part.startsWith("0X")) {
        return Optional.of(part.length() == 2 ? 0L : Long.parseLong(part.substring(2), 16));
      }
      boolean octal = part.length() > 1 && part.startsWith("0");
      return Optional.of(Long.parseLong(part, octal ? 8 : 10));
    } catch (NumberFormatException tooLongOrNotOctal) {
      return Optional.empty();
    }
  }
}
