package io.decisiongate.core.ron;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(int line, int column) {

  /** As {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
