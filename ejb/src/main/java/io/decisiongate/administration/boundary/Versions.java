package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.PreconditionFailed;

/** Nobody changes what it has not seen as it is. */
final class Versions {
  private Versions() {}

  /**
   * Refuses when the caller has seen another version.
   *
   * @throws PreconditionFailed naming both
   */
  static void require(long expected, long version) {
    if (version != expected) {
      throw new PreconditionFailed(
          "the resource is at version " + version + ", not " + expected + "; read it again");
    }
  }
}
