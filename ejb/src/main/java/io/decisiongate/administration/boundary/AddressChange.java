package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidAddressRange;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.net.AddressRange;
import java.util.Optional;

/**
 * What is to be changed of an entry; what is empty stays.
 *
 * @param expected the version that the caller has seen
 * @param range with its first address
 */
public record AddressChange(
    long expected,
    Optional<AddressRange> range,
    Optional<String> description,
    Optional<Boolean> active,
    Optional<Expiry> expiry) {
  private static final int LONGEST_DESCRIPTION = 200;
  private static final String RANGE = "ip_range";
  private static final String ACTIVE = "active";
  private static final String EXPIRES_AT = "expires_at_ms";

  /**
   * When it is to end.
   *
   * @param at Unix milliseconds; empty for never
   */
  public record Expiry(Optional<Long> at) {}

  /**
   * Reads the members of a change.
   *
   * @throws InvalidAddressRange when the range is none
   */
  public static AddressChange fromJson(long expected, Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    AddressChange change = members(expected, members);
    if (change.range().isEmpty()
        && change.description().isEmpty()
        && change.active().isEmpty()
        && change.expiry().isEmpty()) {
      throw new InvalidParams(
          "nothing to change: expected `ip_range`, `description`, `active` or `expires_at_ms` in"
              + " the request");
    }
    return change;
  }

  /**
   * Reads a new entry, which needs a range.
   *
   * @throws InvalidAddressRange when the range is none
   */
  public static AddressChange ofNew(Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    members.string(RANGE);
    return members(0, members);
  }

  private static AddressChange members(long expected, ObjectReader members) {
    return new AddressChange(
        expected,
        members.optionalString(RANGE).map(AddressChange::range),
        Naming.optionalText(members, "description", LONGEST_DESCRIPTION),
        members.optional(ACTIVE).map(unused -> members.bool(ACTIVE)),
        members.has(EXPIRES_AT)
            ? Optional.of(new Expiry(members.optionalInteger(EXPIRES_AT, 1, Long.MAX_VALUE)))
            : Optional.empty());
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text)
        .orElseThrow(
            () ->
                new InvalidAddressRange(
                    "ip_range must be an address or a range in CIDR notation, for example"
                        + " 198.51.100.0/24 or 2001:db8::/32"))
        .canonical();
  }
}
