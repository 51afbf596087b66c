package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.TlsSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Settings that are taken at the start only: they concern what has been opened by then. */
public final class FixedSettings {
  private static final List<Fixed> ALL =
      List.of(
          new Fixed("server.bind", settings -> settings.server().address()),
          new Fixed("server.tls", settings -> settings.server().tls()),
          new Fixed("database", DecisionGateConfiguration::database));

  private record Fixed(String key, Function<DecisionGateConfiguration, Object> value) {}

  /** What the launcher has made the listener of; without it there is no TLS. */
  private static final String SERVED = "DG_TLS_SETTINGS";

  private FixedSettings() {}

  /**
   * Checks that the listener is what the settings say: they may come from property files, which the
   * launcher does not read, and nothing is served unencrypted that was meant to be encrypted.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static void requireServed(DecisionGateConfiguration settings) {
    requireServed(settings, Optional.ofNullable(System.getenv(SERVED)).orElse(""));
  }

  static void requireServed(DecisionGateConfiguration settings, String served) {
    if (!settings.server().tls().map(TlsSettings::toString).orElse("").equals(served)) {
      throw new IllegalArgumentException(
          "server.tls must stand in decision-gate.toml; only the environment can change its keys");
    }
  }

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
