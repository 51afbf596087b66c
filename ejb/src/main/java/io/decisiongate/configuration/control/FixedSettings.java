package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import java.util.List;
import java.util.function.Function;

/** Settings that are taken at the start only: they concern what has been opened by then. */
public final class FixedSettings {
  private static final List<Fixed> ALL =
      List.of(
          new Fixed("server.bind", settings -> settings.server().address()),
          new Fixed("server.tls", settings -> settings.server().tls()),
          new Fixed("database", DecisionGateConfiguration::database));

  private record Fixed(String key, Function<DecisionGateConfiguration, Object> value) {}

  private FixedSettings() {}

  /**
   * Checks that none of them differs.
   *
   * @throws IllegalArgumentException naming the first that does
   */
  public static void requireSame(
      DecisionGateConfiguration before, DecisionGateConfiguration after) {
    for (Fixed fixed : ALL) {
      if (!fixed.value().apply(before).equals(fixed.value().apply(after))) {
        throw new IllegalArgumentException(
            fixed.key() + " cannot change while the server runs: restart it");
      }
    }
  }
}
