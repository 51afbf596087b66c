package io.decisiongate.cli.client;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What went wrong on the way to a server, in words. */
public final class Problems {
  private Problems() {}

  /** Says it in a few words; exceptions of the network often have no message of their own. */
  public static String reason(@Nullable Throwable problem) {
    if (problem == null) {
      return "no answer";
    }
    if (isCausedBy(problem, UnresolvedAddressException.class)
        || isCausedBy(problem, UnknownHostException.class)) {
      return "the host's name cannot be resolved";
    }
    if (isCausedBy(problem, HttpConnectTimeoutException.class)) {
      return "connecting took too long";
    }
    return causes(problem)
        .filter(ConnectException.class::isInstance)
        .findFirst()
        .map(refused -> message(refused).orElse("connection refused"))
        .orElseGet(() -> ofLast(problem));
  }

  private static boolean isCausedBy(Throwable problem, Class<? extends Throwable> kind) {
    return causes(problem).anyMatch(kind::isInstance);
  }

  private static String ofLast(Throwable problem) {
    Throwable last = causes(problem).reduce(problem, (before, cause) -> cause);
    return message(last).orElse(last.getClass().getSimpleName());
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(Optional.of(problem), Optional::isPresent, Problems::cause)
        .map(Optional::orElseThrow);
  }

  private static Optional<Throwable> cause(Optional<Throwable> problem) {
    return problem.flatMap(it -> Optional.ofNullable(it.getCause()));
  }

  private static Optional<String> message(Throwable problem) {
    return Optional.ofNullable(problem.getMessage());
  }
}
