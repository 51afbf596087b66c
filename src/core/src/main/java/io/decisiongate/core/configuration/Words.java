package io.decisiongate.core.configuration;

import java.util.Locale;

/** How the constants of closed sets are written in the file. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
