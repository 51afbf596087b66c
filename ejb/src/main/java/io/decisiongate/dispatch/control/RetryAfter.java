package io.decisiongate.dispatch.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The header Retry-After (RFC 9110 section 10.2.3): seconds, or a date in one of three forms. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int DIGITS_OF_A_LONG_TIME = 9;
  private static final int YEARS_BACK = 50;

  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private RetryAfter() {}

  /**
   * How long the sender of the header wants to be left alone.
   *
   * @param now by which a date is a time from now
   * @return zero when it does not say it in a form of the standard, or when the time is over
   */
  static Duration read(String text, Instant now) {
    String value = text.strip();
    if (SECONDS.matcher(value).matches()) {
      // Whoever asks for more than thirty years means for ever; it is bounded by the reader anyway.
      return value.length() > DIGITS_OF_A_LONG_TIME
          ? Duration.ofDays(10_000)
          : Duration.ofSeconds(Long.parseLong(value));
    }
    for (DateTimeFormatter form : List.of(IMF_FIXDATE, rfc850(now), ASCTIME)) {
      try {
        Duration left =
            Duration.between(now, LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC));
        return left.isNegative() ? Duration.ZERO : left;
      } catch (DateTimeException anotherForm) {
        // The next one may fit.
      }
    }
    return Duration.ZERO;
  }

  /** A year of two digits is the one that lies at most fifty years ahead (section 5.6.7). */
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate base = now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(YEARS_BACK - 1);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, base)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH);
  }
}
