package io.decisiongate.core.comparator;

import java.util.Optional;

/**
 * A point of the UTC time line as ordering reads it (engine.md section 9.3): close to RFC 3339, but
 * any one character may stand between date and time, and digits past the nanosecond are dropped.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z
 * @param nano nanoseconds within the second
 */
record Rfc3339Instant(long epochSecond, int nano) implements Comparable<Rfc3339Instant> {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int LAST_NANO = 999_999_999;

  static Optional<Rfc3339Instant> parse(String text) {
    return new Parser(text).parse();
  }

  @Override
  public int compareTo(Rfc3339Instant other) {
    int seconds = Long.compare(epochSecond, other.epochSecond);
    return seconds != 0 ? seconds : Integer.compare(nano, other.nano);
  }

  /** Reads from left to right; once something does not fit, everything after it fails too. */
  private static final class Parser {
    private final String text;
    private int position;
    private boolean failed;

    Parser(String text) {
      this.text = text;
    }

    Optional<Rfc3339Instant> parse() {
      int year = digits(4, 9999);
      expect('-');
      int month = digits(2, 12);
      expect('-');
      int day = digits(2, 31);
      separator();
      int hour = digits(2, 23);
      expect(':');
      int minute = digits(2, 59);
      expect(':');
      int second = digits(2, 60);
      int nano = fraction();
      int offset = offset();
      if (failed || position != text.length()) {
        return Optional.empty();
      }
      boolean leap = second == 60;
      int secondOfDay = (hour * 60 + minute) * 60 + (leap ? 59 : second) - offset;
      return CalendarDate.of(year, month, day)
          .map(date -> date.epochDay() * SECONDS_PER_DAY + secondOfDay)
          .filter(epochSecond -> !leap || endsMonth(epochSecond))
          .map(epochSecond -> new Rfc3339Instant(epochSecond, leap ? LAST_NANO : nano));
    }

    private static boolean endsMonth(long epochSecond) {
      return Math.floorMod(epochSecond, SECONDS_PER_DAY) == SECONDS_PER_DAY - 1
          && new CalendarDate(Math.floorDiv(epochSecond, SECONDS_PER_DAY)).isLastOfMonth();
    }

    private int digits(int count, int max) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        value = value * 10 + digit();
      }
      failed |= value > max;
      return value;
    }

    private int digit() {
      char c = peek();
      if (c < '0' || c > '9') {
        failed = true;
        return 0;
      }
      position++;
      return c - '0';
    }

    private void separator() {
      if (position < text.length()) {
        position += Character.charCount(text.codePointAt(position));
      } else {
        failed = true;
      }
    }

    private int fraction() {
      if (peek() != '.') {
        return 0;
      }
      position++;
      int nano = 0;
      int weight = LAST_NANO / 10 + 1;
      do {
        nano += digit() * weight;
        weight /= 10;
      } while (peek() >= '0' && peek() <= '9');
      return nano;
    }

    /** Seconds east of UTC. */
    private int offset() {
      char sign = peek();
      position++;
      if (sign == 'Z' || sign == 'z') {
        return 0;
      }
      failed |= sign != '+' && sign != '-';
      int hours = digits(2, 23);
      expect(':');
      int seconds = (hours * 60 + digits(2, 59)) * 60;
      return sign == '+' ? seconds : -seconds;
    }

    private void expect(char wanted) {
      if (peek() == wanted) {
        position++;
      } else {
        failed = true;
      }
    }

    /** The next character; a NUL, which fits nowhere, after the last one. */
    private char peek() {
      return position < text.length() ? text.charAt(position) : '\0';
    }
  }
}
