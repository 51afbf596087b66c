package io.decisiongate.operations.boundary;

import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.ToolOutcome;
import java.util.Optional;

/**
 * What is learned about one request on its way to the answer; what is learned last counts. Time
 * runs from its construction. For one thread at a time.
 */
public final class RequestObservation {
  private final String transport;
  private final long requestBytes;
  private final long startedNs = System.nanoTime();
  private CallMethod method = CallMethod.INVALID;
  private Optional<String> tool = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  /** An error as the caller sees it: a row of the error table. */
  record Problem(int code, String kind) {
    static Problem of(DecisionGateException error) {
      ErrorCode code = error.code();
      return new Problem(code.code(), code.kind());
    }
  }

  /** Begins an observation of a request whose body was read. */
  public RequestObservation(String transport, long requestBytes) {
    this.transport = transport;
    this.requestBytes = requestBytes;
  }

  /** The request is of this kind. */
  public void method(CallMethod called) {
    method = called;
  }

  /** The tool of this name, which may be unknown, comes to this outcome; gives it back. */
  public ToolOutcome outcome(String called, ToolOutcome outcome) {
    tool = Optional.of(called);
    problem =
        switch (outcome) {
          case ToolOutcome.Success ignored -> Optional.empty();
          case ToolOutcome.Failure failure -> Optional.of(Problem.of(failure.error()));
        };
    return outcome;
  }

  /** The caller is refused, or not; gives the refusal back. */
  public Optional<DecisionGateException> refusal(Optional<DecisionGateException> refusal) {
    problem = refusal.map(Problem::of);
    return refusal;
  }

  /** The request is answered with this error. */
  public void failed(int code, String kind) {
    problem = Optional.of(new Problem(code, kind));
  }

  String transport() {
    return transport;
  }

  long requestBytes() {
    return requestBytes;
  }

  long elapsedNs() {
    return System.nanoTime() - startedNs;
  }

  CallMethod method() {
    return method;
  }

  Optional<String> tool() {
    return tool;
  }

  Optional<Problem> problem() {
    return problem;
  }
}
