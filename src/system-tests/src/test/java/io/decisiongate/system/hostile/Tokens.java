package io.decisiongate.system.hostile;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that break careless readers: numbers, texts, nesting, width. */
final class Tokens {
  private static final int BODY_LIMIT = 1 << 20;
  private static final List<String> NUMBERS =
      List.of(
          "1e999999",
          "-1e999999",
          "1e-999999",
          "1E400",
          "-0",
          "-0.0",
          "0e0",
          "1.0",
          "1e0",
          "1e1",
          "0.1e1",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "18446744073709551615",
          "18446744073709551616",
          "1e18",
          "4.9e-324",
          "1.7976931348623157e308",
          "1.7976931348623159e308",
          "01",
          "+1",
          ".5",
          "5.",
          "1e",
          "0x10",
          "NaN",
          "Infinity",
          "-",
          "1_000",
          "2147483648",
          "253402300800000",
          "1e2147483648");

  /** Byte sequences that are no UTF-8, in hexadecimal, and some that are but should not pass. */
  private static final List<String> BYTES =
      List.of(
          "c080", // overlong NUL
          "c1bf",
          "e080af",
          "f08080af",
          "eda080", // surrogates
          "edb080",
          "eda080edb080",
          "80", // continuation without a start
          "bf",
          "c3",
          "e282",
          "f09f98",
          "f4908080", // past U+10FFFF
          "f888808080",
          "ff",
          "fe",
          "efbbbf",
          "00",
          "01",
          "7f",
          "c285",
          "e280a8",
          "efbfbe",
          "f0908080");

  private static final List<String> ESCAPES =
      List.of(
          "\\u0000",
          "\\ud800",
          "\\udc00",
          "\\ud800\\ud800",
          "\\udc00\\ud800",
          "\\ud83d\\ude00",
          "\\uFEFF",
          "\\u",
          "\\u12",
          "\\x41",
          "\\",
          "\\u202e",
          "\\r\\n",
          "\\u2028",
          "\\/",
          "'; drop table run; --",
          "%00",
          "%n%n%s",
          "${jndi:ldap://127.0.0.1/a}",
          "<script>");

  private Tokens() {}

  static byte[] number(RandomGenerator random) {
    int choice = random.nextInt(20);
    if (choice == 0) {
      return HttpText.latin1("9".repeat(1 + Pick.size(100_000, random)));
    }
    if (choice == 1) {
      return HttpText.latin1("0." + "3".repeat(1 + Pick.size(100_000, random)));
    }
    if (choice == 2) {
      return HttpText.latin1(
          "1" + "0".repeat(Pick.size(50_000, random)) + "e-" + Pick.size(99_999, random));
    }
    if (choice == 3) {
      return HttpText.latin1("1e" + "9".repeat(1 + Pick.size(1_000, random)));
    }
    return HttpText.latin1(Pick.of(NUMBERS, random));
  }

  static byte[] text(RandomGenerator random) {
    byte[] quote = {'"'};
    if (random.nextInt(30) == 0) {
      return HttpText.latin1("\"" + "x".repeat(Pick.size(500_000, random)) + "\"");
    }
    byte[] middle =
        random.nextBoolean()
            ? HexFormat.of().parseHex(Pick.of(BYTES, random))
            : HttpText.latin1(Pick.of(ESCAPES, random));
    return random.nextInt(8) == 0
        ? middle
        : HttpText.joined(quote, HttpText.latin1("a"), middle, HttpText.latin1("b"), quote);
  }

  /** Arrays or objects in each other, up to the body limit; some without an end. */
  static byte[] deep(RandomGenerator random) {
    int levels = random.nextInt(3) == 0 ? Pick.size(500_000, random) : 100 + random.nextInt(60);
    boolean ends = random.nextInt(3) > 0;
    if (random.nextBoolean()) {
      int fitting = Math.min(levels, BODY_LIMIT / 8);
      return HttpText.latin1("{\"a\":".repeat(fitting) + "1" + (ends ? "}".repeat(fitting) : ""));
    }
    return HttpText.latin1("[".repeat(levels) + (ends ? "]".repeat(levels) : ""));
  }

  /** Very many members or items, of equal or different names. */
  static byte[] wide(RandomGenerator random) {
    int count = Pick.size(100_000, random);
    int form = random.nextInt(4);
    StringBuilder text = new StringBuilder(form == 3 ? "[" : "{");
    for (int i = 0; i < count && text.length() < BODY_LIMIT - 50_000; i++) {
      text.append(i == 0 ? "" : ",");
      switch (form) {
        case 0 -> text.append("\"k").append(i).append("\":1");
        case 1 -> text.append("\"id\":1");
        // Names whose hashes in Java are equal.
        case 2 -> text.append('"').append(sameHash(i)).append("\":1");
        default -> text.append(i);
      }
    }
    return HttpText.latin1(text.append(form == 3 ? "]" : "}").toString());
  }

  private static String sameHash(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 17; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
