package io.decisiongate.usage.boundary;

/** A request that stores something whose size is metered as {@link Metric#STORAGE_BYTES}. */
public interface StoresBytes {
  /** How many bytes it stores. */
  long storedBytes();
}
