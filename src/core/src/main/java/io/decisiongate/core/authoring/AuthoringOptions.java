package io.decisiongate.core.authoring;

/**
 * What is accepted beyond the reference.
 *
 * @param ronVariants whether RON may spell requirements as {@code Condition("a")} and {@code
 *     And([...])}; otherwise the name is dropped, as the reference does, and the schema refuses
 *     what is left
 */
public record AuthoringOptions(boolean ronVariants) {
  /** Nothing. */
  public static final AuthoringOptions DEFAULT = new AuthoringOptions(false);
}
