package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.PreconditionFailed;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be changed of an organisation, a tenant, a namespace or a principal.
 *
 * @param expected the version that the caller has seen
 * @param name empty: stays
 * @param state empty: stays
 */
public record NamedChange(long expected, Optional<String> name, Optional<String> state) {

  /** Reads a request whose states are {@code active} and {@code suspended}. */
  public static NamedChange ofPlace(long expected, Json body) {
    return from(expected, body, Set.of("active", "suspended"));
  }

  /** Reads a request whose states are {@code active} and {@code disabled}. */
  public static NamedChange ofPrincipal(long expected, Json body) {
    return from(expected, body, Set.of("active", "disabled"));
  }

  private static NamedChange from(long expected, Json body, Set<String> states) {
    ObjectReader members = ObjectReader.of(body, "the request");
    NamedChange change =
        new NamedChange(
            expected, Naming.optionalName(members), Naming.optionalWord(members, "state", states));
    if (change.name().isEmpty() && change.state().isEmpty()) {
      throw new InvalidParams("nothing to change: expected `name` or `state` in the request");
    }
    return change;
  }

  /**
   * Refuses when the version is another one.
   *
   * @throws PreconditionFailed naming both
   */
  void requireVersion(long version) {
    Versions.require(expected, version);
  }

  /** What changes, for the audit. */
  String detail() {
    return String.join(
        " ",
        Stream.of(name.map(text -> "name=" + text), state.map(text -> "state=" + text))
            .flatMap(Optional::stream)
            .toList());
  }
}
