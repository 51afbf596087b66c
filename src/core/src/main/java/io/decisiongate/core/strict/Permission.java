package io.decisiongate.core.strict;

/** How far a comparator may be used; declared from the most liberal to the most restrictive. */
enum Permission {
  ALLOWED,
  /** Only where the schema itself names the comparator. */
  OPT_IN,
  FORBIDDEN;

  Permission strictest(Permission other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
