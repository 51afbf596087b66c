package io.decisiongate.allowlist.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.net.AddressAllowlist;
import io.decisiongate.core.net.AddressRange;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lists as they were at most two seconds ago. */
@ApplicationScoped
public class StoredAllowlists {
  private static final int MOST_CACHED = 10_000;
  private static final Duration FRESH = Duration.ofSeconds(2);

  @Inject LookupRows rows;

  private final Cache<Long, AddressAllowlist> lists =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(FRESH).build();

  private final Cache<Long, Optional<Long>> owners =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(FRESH).build();

  /**
   * The list of an organisation.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public AddressAllowlist of(long organisation) {
    return Objects.requireNonNull(lists.get(organisation, this::read));
  }

  private AddressAllowlist read(long organisation) {
    return rows.first(
            "select mode, entries from dg_ip_allowlist(?)", StoredAllowlists::list, organisation)
        .orElse(AddressAllowlist.OFF);
  }

  /**
   * Which organisation a tenant belongs to; empty when to none.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public Optional<Long> ownerOf(long tenant) {
    return Objects.requireNonNull(
        owners.get(
            tenant,
            wanted ->
                rows.first(
                        "select dg_owner_of_tenant(?) as owner",
                        row -> LookupRows.number(row, "owner"),
                        wanted)
                    .orElseThrow()));
  }

  /** Whether a principal of the database operates the deployment. */
  public boolean isOperator(String principal) {
    return rows.holds("select dg_is_operator(?)", principal);
  }

  /** Reads a row with the columns {@code mode} and {@code entries}. */
  private static AddressAllowlist list(ResultSet row) throws SQLException {
    String entries = row.getString("entries");
    List<AddressAllowlist.Entry> read =
        entries.isEmpty()
            ? List.of()
            : Arrays.stream(entries.split(" ", -1)).map(StoredAllowlists::entry).toList();
    return new AddressAllowlist(
        AddressAllowlist.Mode.named(row.getString("mode")).orElseThrow(), read);
  }

  /** Reads id, range and expiry, separated by {@code @}. */
  private static AddressAllowlist.Entry entry(String text) {
    String[] parts = text.split("@", -1);
    return new AddressAllowlist.Entry(
        Long.parseLong(parts[0]),
        AddressRange.parse(parts[1]).orElseThrow(),
        parts[2].isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(parts[2])));
  }
}
