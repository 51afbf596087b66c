package io.decisiongate.cli.interop;

import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say when the run starts and is looked at. */
final class InteropTimes {
  @ArgGroup private @Nullable Started started;

  @ArgGroup private @Nullable Requested requested;

  /** One of the two clocks. */
  static final class Started {
    @Option(names = "--started-at-unix-ms", paramLabel = "MS")
    private @Nullable Long unixMs;

    @Option(names = "--started-at-logical", paramLabel = "N")
    private @Nullable Long logical;
  }

  /** One of the two clocks. */
  static final class Requested {
    @Option(names = "--status-requested-at-unix-ms", paramLabel = "MS")
    private @Nullable Long unixMs;

    @Option(names = "--status-requested-at-logical", paramLabel = "N")
    private @Nullable Long logical;
  }

  Timestamp startedAt(Timestamp otherwise) {
    return started == null ? otherwise : time(started.unixMs, started.logical, otherwise);
  }

  Timestamp statusRequestedAt(Timestamp otherwise) {
    return requested == null ? otherwise : time(requested.unixMs, requested.logical, otherwise);
  }

  private static Timestamp time(
      @Nullable Long unixMs, @Nullable Long logical, Timestamp otherwise) {
    if (unixMs != null) {
      return new Timestamp.UnixMillis(unixMs);
    }
    return logical == null ? otherwise : new Timestamp.Logical(BigInteger.valueOf(logical));
  }
}
