package io.decisiongate.core.provider;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Date-times of RFC 3339 section 5.6 with offset; {@code T}, {@code t} or a blank separates date
 * and time. Second 60 is accepted as the last second of a month in UTC.
 */
final class Rfc3339 {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + "(?:\\.([0-9]{1,9})[0-9]*)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");

  private static final int LAST_NANO = 999_999_999;

  private Rfc3339() {}

  /** Milliseconds since the epoch, smaller units dropped toward zero; empty for other texts. */
  static Optional<Long> epochMillis(String text) {
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      boolean leap = number(parts, 6) == 60;
      int nano = leap ? LAST_NANO : nano(parts);
      LocalDateTime local =
          LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
              .atTime(number(parts, 4), number(parts, 5), leap ? 59 : number(parts, 6), nano);
      LocalDateTime utc = local.minusSeconds(offsetSeconds(parts));
      if (leap && !isLastSecondOfMonth(utc)) {
        return Optional.empty();
      }
      return Optional.of(towardZero(utc.toEpochSecond(ZoneOffset.UTC), nano));
    } catch (DateTimeException e) {
      // The calendar's way of saying that there is no such date or time.
      return Optional.empty();
    }
  }

  private static int offsetSeconds(Matcher parts) {
    if (parts.group(8) == null) {
      return 0;
    }
    int hours = number(parts, 9);
    int minutes = number(parts, 10);
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("offset out of range");
    }
    int seconds = (hours * 60 + minutes) * 60;
    return parts.group(8).equals("-") ? -seconds : seconds;
  }

  private static boolean isLastSecondOfMonth(LocalDateTime utc) {
    return utc.getHour() == 23
        && utc.getMinute() == 59
        && utc.toLocalDate().plusDays(1).getDayOfMonth() == 1;
  }

  private static long towardZero(long seconds, int nano) {
    long millis = seconds * 1000 + nano / 1_000_000;
    return millis < 0 && nano % 1_000_000 != 0 ? millis + 1 : millis;
  }

  private static int nano(Matcher parts) {
    String digits = parts.group(7);
    return digits == null ? 0 : Integer.parseInt(digits + "0".repeat(9 - digits.length()));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
