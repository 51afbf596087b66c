package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidParams;

/** Numbers as page keys. */
final class Numbers {
  private Numbers() {}

  /**
   * The number after which a page begins; 0 for the first page.
   *
   * @throws InvalidParams when it is none
   */
  static long after(String key) {
    try {
      return key.isEmpty() ? 0 : Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw new InvalidParams("invalid cursor");
    }
  }
}
