package io.decisiongate.mcp.limits;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the server's correlation ids (mcp-transport.md section 2.3). Thread-safe. */
public final class CorrelationIds {
  private static final HexFormat HEX = HexFormat.of();

  private final String prefix;
  private final AtomicLong last = new AtomicLong();

  /** Ids of a new process: their first part is chosen at random. */
  public CorrelationIds() {
    this(new SecureRandom().nextLong());
  }

  /** Ids whose first part is given. */
  public CorrelationIds(long process) {
    prefix = "dg-" + HEX.toHexDigits(process) + "-";
  }

  /**
   * The next id, {@code dg-<process>-<count>} in 16 hexadecimal digits each; the count is from 1.
   */
  public String next() {
    return prefix + HEX.toHexDigits(last.incrementAndGet());
  }
}
