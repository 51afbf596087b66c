package io.decisiongate.runs.control;

import java.util.Arrays;

/**
 * The trigger ids of a run that this node has followed from its start, as hashes, so that a new
 * trigger needs no read however long the run is. What another node adds moves the run's version,
 * and the journal refuses a step from an old one.
 *
 * <p>An id that is remembered but was never decided on, because its commit failed, costs a read and
 * nothing else. For one thread at a time: calls on one run queue.
 */
public final class KnownTriggers {
  /** Of a run whose triggers this node does not know. */
  public static final KnownTriggers UNKNOWN = new KnownTriggers(false);

  /** Longer histories are looked up in the database. */
  private static final int MOST_REMEMBERED = 65_536;

  private static final int FIRST_CAPACITY = 16;

  /** In place of the hash that marks a free place. */
  private static final int ZERO = 1;

  /** Open addressing, at most half full, a power of two long; 0 marks a free place. */
  private int[] hashes = {};

  private int size;
  private boolean complete;

  private KnownTriggers(boolean complete) {
    this.complete = complete;
  }

  /** Of a run that starts. */
  public static KnownTriggers none() {
    return new KnownTriggers(true);
  }

  /** Whether this id is certainly new. */
  public boolean excludes(String triggerId) {
    return complete && (size == 0 || hashes[place(hash(triggerId))] == 0);
  }

  /** The same, which now remembers one more. */
  public KnownTriggers with(String triggerId) {
    if (size == MOST_REMEMBERED) {
      complete = false;
      hashes = new int[0];
    }
    if (complete) {
      add(hash(triggerId));
    }
    return this;
  }

  private void add(int hash) {
    if (2 * size >= hashes.length) {
      grow();
    }
    int place = place(hash);
    if (hashes[place] == 0) {
      hashes[place] = hash;
      size++;
    }
  }

  /** The memory it takes, in bytes. */
  int bytes() {
    return hashes.length * Integer.BYTES;
  }

  private void grow() {
    int[] before = hashes;
    hashes = new int[Math.max(FIRST_CAPACITY, 2 * before.length)];
    Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> hashes[place(hash)] = hash);
  }

  /** Where this hash is, or would be. */
  private int place(int hash) {
    int place = hash & (hashes.length - 1);
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & (hashes.length - 1);
    }
    return place;
  }

  /** Spreads what counting ids have in common. */
  private static int hash(String triggerId) {
    int hash = triggerId.hashCode() * 0x9E3779B9;
    hash ^= hash >>> 15;
    return hash == 0 ? ZERO : hash;
  }
}
