package io.decisiongate.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A range of internet addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3): {@code
 * 10.0.0.0/8}, {@code ::1/128}; a single address stands for itself.
 *
 * @param network first address of the range
 * @param prefix how many leading bits count, 0 to 32 or 128
 */
public record AddressRange(InetAddress network, int prefix) {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");
  private static final Pattern ZEROS = Pattern.compile("\\b0(:0)+\\b");
  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

  /** Reads a range; empty when the text is none. Names are not looked up. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
    if (network.isEmpty()) {
      return Optional.empty();
    }
    int bits = network.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new AddressRange(network.get(), bits));
    }
    String prefix = text.substring(slash + 1);
    return PREFIX.matcher(prefix).matches() && Integer.parseInt(prefix) <= bits
        ? Optional.of(new AddressRange(network.get(), Integer.parseInt(prefix)))
        : Optional.empty();
  }

  /** An address written in digits; empty when the text is none. */
  public static Optional<InetAddress> address(String text) {
    // Whatever passes must be an address to InetAddress as well, which looks up all else as a name.
    if (!IPV4.matcher(text).matches()
        && !(text.indexOf(':') >= 0 && IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether the address lies in the range; one of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
      int shift = Math.max(0, Byte.SIZE - (prefix - bit));
      if ((ours[bit / Byte.SIZE] & 0xFF) >> shift != (theirs[bit / Byte.SIZE] & 0xFF) >> shift) {
        return false;
      }
    }
    return true;
  }

  /** The same range, written with its first address: {@code 10.0.0.7/24} is {@code 10.0.0.0/24}. */
  public AddressRange canonical() {
    byte[] first = network.getAddress();
    for (int bit = prefix; bit < first.length * Byte.SIZE; bit++) {
      first[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    try {
      return new AddressRange(InetAddress.getByAddress(first), prefix);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + first.length + " bytes", e);
    }
  }

  /** CIDR notation; a single address stands for itself. IPv6 as RFC 5952 has it. */
  @Override
  public String toString() {
    String address = text(network);
    return prefix == network.getAddress().length * Byte.SIZE ? address : address + "/" + prefix;
  }

  /**
   * An address in digits; IPv6 in the form of RFC 5952 section 4, in which the first of the longest
   * runs of zeros is left out.
   */
  public static String text(InetAddress address) {
    String groups = address.getHostAddress();
    if (groups.indexOf(':') < 0) {
      return groups;
    }
    return ZEROS
        .matcher(groups)
        .results()
        .reduce((first, next) -> length(next) > length(first) ? next : first)
        .map(
            run ->
                stripped(groups.substring(0, run.start()), ":$")
                    + "::"
                    + stripped(groups.substring(run.end()), "^:"))
        .orElse(groups);
  }

  private static int length(MatchResult run) {
    return run.end() - run.start();
  }

  private static String stripped(String groups, String colon) {
    return groups.replaceFirst(colon, "");
  }
}
