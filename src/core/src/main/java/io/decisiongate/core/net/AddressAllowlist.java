package io.decisiongate.core.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses from which an organisation lets itself be called (licensing.md section 11.4).
 *
 * @param entries those that are switched on
 */
public record AddressAllowlist(Mode mode, List<Entry> entries) {
  /** That of an organisation that never made one. */
  public static final AddressAllowlist OFF = new AddressAllowlist(Mode.OFF, List.of());

  public AddressAllowlist {
    entries = List.copyOf(entries);
  }

  /** What becomes of a call from another address. */
  public enum Mode {
    /** Nothing. */
    OFF,
    /** It is recorded. */
    MONITOR,
    /** It is refused. */
    ENFORCE;

    /** The word of the REST API and of the database. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads such a word; empty when it is none. */
    public static Optional<Mode> named(String word) {
      for (Mode mode : values()) {
        if (mode.wire().equals(word)) {
          return Optional.of(mode);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A range that is let in.
   *
   * @param id by which administrators know it
   * @param expiresAt Unix milliseconds from which it does not count any more
   */
  public record Entry(long id, AddressRange range, Optional<Long> expiresAt) {
    boolean counts(long now) {
      return expiresAt.filter(end -> end <= now).isEmpty();
    }
  }

  /**
   * The entry that lets an address in, whatever the mode; empty when none does.
   *
   * @param address in digits; anything else matches nothing
   * @param now Unix milliseconds
   */
  public Optional<Entry> match(String address, long now) {
    Optional<InetAddress> parsed = AddressRange.address(address);
    return parsed.flatMap(
        found ->
            entries.stream()
                .filter(entry -> entry.counts(now) && entry.range().contains(found))
                .findFirst());
  }

  /**
   * Whether the mode has something against a call from the address. In {@link Mode#ENFORCE} a list
   * of which nothing counts lets nobody in.
   */
  public boolean objectsTo(String address, long now) {
    return mode != Mode.OFF && match(address, now).isEmpty();
  }
}
