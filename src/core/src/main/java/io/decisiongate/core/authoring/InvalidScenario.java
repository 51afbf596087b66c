package io.decisiongate.core.authoring;

/** A scenario that authoring refuses. No call ever sees it, so it bears no error code. */
public final class InvalidScenario extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  InvalidScenario(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  InvalidScenario(Problem problem, Throwable cause) {
    super(problem.text(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
