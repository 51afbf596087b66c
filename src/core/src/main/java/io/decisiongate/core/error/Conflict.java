package io.decisiongate.core.error;

/** The call contradicts what is stored, for example an id that is taken (-32009). */
public final class Conflict extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  private final String word;

  public Conflict(String message) {
    this("conflict", message);
  }

  /**
   * Refuses.
   *
   * @param word what programs know this conflict by, for example {@code last_owner}
   */
  public Conflict(String word, String message) {
    super(ErrorCode.CONFLICT, message);
    this.word = word;
  }

  /** What programs know it by; the REST API shows it as {@code error}. */
  public String word() {
    return word;
  }
}
