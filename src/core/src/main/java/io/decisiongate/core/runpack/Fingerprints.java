package io.decisiongate.core.runpack;

/** A set of 64-bit numbers that look random, in 16 to 32 bytes for each. */
final class Fingerprints {
  private static final int FIRST_SIZE = 1_024;

  private long[] slots = new long[FIRST_SIZE];
  private int count;
  private boolean hasZero;

  /** Adds a number; false when it was there already. */
  boolean add(long fingerprint) {
    if (fingerprint == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (count * 2 >= slots.length) {
      grow();
    }
    int slot = slotOf(fingerprint, slots);
    if (slots[slot] == fingerprint) {
      return false;
    }
    slots[slot] = fingerprint;
    count++;
    return true;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (long fingerprint : slots) {
      if (fingerprint != 0) {
        larger[slotOf(fingerprint, larger)] = fingerprint;
      }
    }
    slots = larger;
  }

  /** Where the number is or belongs; zero marks a free slot. */
  private static int slotOf(long fingerprint, long[] table) {
    int slot = (int) fingerprint & (table.length - 1);
    while (table[slot] != 0 && table[slot] != fingerprint) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
