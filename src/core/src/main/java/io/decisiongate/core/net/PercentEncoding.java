package io.decisiongate.core.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding in URLs (URL Standard section 1.3). */
enum PercentEncoding {
  PATH(" \"#<>?^`{}"),
  QUERY(" \"#<>'");

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7E;
  private static final int HEX = 16;

  private final String encoded;

  /** Besides these, everything that is not printable ASCII is encoded. */
  PercentEncoding(String encoded) {
    this.encoded = encoded;
  }

  /** Encodes what must be; a percent sign stays as it is. */
  String encode(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int code = octet & 0xFF;
      if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE || encoded.indexOf(code) >= 0) {
        result.append('%').append(String.format(Locale.ROOT, "%02X", code));
      } else {
        result.append((char) code);
      }
    }
    return result.toString();
  }

  /** Decodes; a percent sign without two hexadecimal digits behind it stays. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '%' && i + 2 < octets.length && hex(octets, i + 1) && hex(octets, i + 2)) {
        decoded.write(
            Character.digit(octets[i + 1], HEX) * HEX + Character.digit(octets[i + 2], HEX));
        i += 2;
      } else {
        decoded.write(octets[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static boolean hex(byte[] octets, int index) {
    return octets[index] > 0 && Character.digit((char) octets[index], HEX) >= 0;
  }
}
