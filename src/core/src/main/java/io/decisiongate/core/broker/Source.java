package io.decisiongate.core.broker;

import io.decisiongate.core.scenario.ContentRef;

/** Fetches content that lies elsewhere. Embedders may bring their own for further schemes. */
@FunctionalInterface
public interface Source {

  /**
   * Fetches what the reference points to. Whether it is what the reference promises is checked
   * afterwards, by whoever asked.
   *
   * @throws SourceFailure when it cannot be had
   */
  FetchedContent fetch(ContentRef reference);
}
