package io.decisiongate.calls.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.ObjectReader;

/** How many items a page of a list has: 1 to 1000, 50 when the caller does not say. */
public final class PageLimit {
  private static final long DEFAULT = 50;
  private static final long MOST = 1000;

  private PageLimit() {}

  /**
   * Reads the member {@code limit}.
   *
   * @throws InvalidParams when it is out of range
   */
  public static int read(ObjectReader members) {
    long limit = members.optionalInteger("limit", 0, Long.MAX_VALUE).orElse(DEFAULT);
    if (limit < 1 || limit > MOST) {
      throw new InvalidParams("limit must be between 1 and " + MOST);
    }
    return (int) limit;
  }
}
