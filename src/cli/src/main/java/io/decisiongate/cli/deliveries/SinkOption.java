package io.decisiongate.cli.deliveries;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --sink}. */
final class SinkOption {
  @Option(names = "--sink", paramLabel = "SINK")
  private Optional<Sink> sink = Optional.empty();

  /** What the server delivers to. */
  private enum Sink {
    LOG,
    CALLBACK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name in the outbox. */
  Optional<String> name() {
    return sink.map(Sink::toString);
  }
}
