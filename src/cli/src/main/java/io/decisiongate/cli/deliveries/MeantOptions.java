package io.decisiongate.cli.deliveries;

import io.decisiongate.local.deliveries.DeliveryFilter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which deliveries an operator means to change. */
final class MeantOptions {
  @Mixin private final SinkOption sink = new SinkOption();

  @ArgGroup(multiplicity = "1")
  private Meant meant = new Meant();

  /** One delivery, those of a tenant or a part of it, or all. */
  static final class Meant {
    @Option(names = "--delivery-id", paramLabel = "ID", required = true)
    private @Nullable UUID delivery;

    @Option(names = "--all", required = true)
    private boolean all;

    @ArgGroup(exclusive = false)
    private @Nullable Scope scope;
  }

  /** A tenant, one of its namespaces, or a run of that. */
  static final class Scope {
    @Option(names = "--tenant-id", required = true, paramLabel = "N")
    private long tenant;

    @Option(names = "--namespace-id", paramLabel = "N")
    private Optional<Long> namespace = Optional.empty();

    @Option(names = "--run-id", paramLabel = "ID")
    private Optional<String> run = Optional.empty();
  }

  /**
   * What they say together.
   *
   * @throws ParameterException for a run without its namespace, and when nothing is meant
   */
  DeliveryFilter filter(CommandSpec command) {
    Scope scope = meant.scope;
    if (scope == null) {
      if (meant.delivery == null && !meant.all) {
        throw new ParameterException(command.commandLine(), "'--all' is switched off");
      }
      return new DeliveryFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.ofNullable(meant.delivery),
          sink.name());
    }
    if (scope.run.isPresent() && scope.namespace.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "Missing required option: '--namespace-id=N' of '--run-id'");
    }
    return new DeliveryFilter(
        Optional.of(scope.tenant), scope.namespace, scope.run, Optional.empty(), sink.name());
  }
}
