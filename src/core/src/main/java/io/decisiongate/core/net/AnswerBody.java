package io.decisiongate.core.net;

import java.io.OutputStream;
import java.util.function.IntPredicate;

/**
 * Where the body of an answer goes.
 *
 * @param wanted by the status; the connection is closed instead of reading a body that nobody wants
 * @param maxBytes greatest length
 */
public record AnswerBody(IntPredicate wanted, long maxBytes, OutputStream sink) {

  /** The body of every answer. */
  public static AnswerBody to(OutputStream sink, long maxBytes) {
    return new AnswerBody(status -> true, maxBytes, sink);
  }

  /** No body is read. */
  public static AnswerBody unread() {
    return new AnswerBody(status -> false, 0, OutputStream.nullOutputStream());
  }
}
