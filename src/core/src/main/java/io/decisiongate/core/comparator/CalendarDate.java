package io.decisiongate.core.comparator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date as ordering reads it (engine.md section 9.3): three integers separated by hyphens, zero
 * padding not needed, each with an optional leading plus, together a day of the years 0 to 9999.
 */
record CalendarDate(long epochDay) implements Comparable<CalendarDate> {
  private static final int LAST_YEAR = 9999;
  private static final int LONGEST_NUMBER = 9;

  static Optional<CalendarDate> parse(String text) {
    List<String> parts = List.of(text.split("-", -1));
    if (parts.size() != 3) {
      return Optional.empty();
    }
    OptionalInt year = number(parts.get(0));
    OptionalInt month = number(parts.get(1));
    OptionalInt day = number(parts.get(2));
    return year.isPresent() && month.isPresent() && day.isPresent()
        ? of(year.getAsInt(), month.getAsInt(), day.getAsInt())
        : Optional.empty();
  }

  /** The day, when the calendar has it. */
  static Optional<CalendarDate> of(int year, int month, int day) {
    if (year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CalendarDate(LocalDate.of(year, month, day).toEpochDay()));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  boolean isLastOfMonth() {
    return LocalDate.ofEpochDay(epochDay + 1).getDayOfMonth() == 1;
  }

  @Override
  public int compareTo(CalendarDate other) {
    return Long.compare(epochDay, other.epochDay);
  }

  private static OptionalInt number(String part) {
    String digits = part.startsWith("+") ? part.substring(1) : part;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.length() - zeros > LONGEST_NUMBER
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(digits.substring(zeros)));
  }
}
