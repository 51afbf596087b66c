package io.decisiongate.core.jsonpath;

/** One step of a path. */
sealed interface Step {
  Selector selector();

  /** Applies the selector to each match so far. */
  record Child(Selector selector) implements Step {}

  /** Applies the selector to each match so far and to everything below it. */
  record Descent(Selector selector) implements Step {}
}
