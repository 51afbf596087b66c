package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.AddressAllowlist;
import io.decisiongate.core.net.AddressRange;
import java.util.Optional;

/**
 * A range of addresses from which an organisation lets itself be called.
 *
 * @param id its number in the organisation
 * @param range with its first address; the REST API writes it in CIDR notation
 * @param expiresAt Unix milliseconds from which it does not count any more
 * @param createdBy id of the principal that made it
 * @param version rises with each change
 */
public record AddressEntry(
    long id,
    AddressRange range,
    String description,
    boolean active,
    Optional<Long> expiresAt,
    String createdBy,
    long createdAt,
    long version)
    implements Entry.Versioned {

  /**
   * What the change makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  AddressEntry after(AddressChange change) {
    Versions.require(change.expected(), version);
    return new AddressEntry(
        id,
        change.range().orElse(range),
        change.description().orElse(description),
        change.active().orElse(active),
        change.expiry().map(AddressChange.Expiry::at).orElse(expiresAt),
        createdBy,
        createdAt,
        version + 1);
  }

  /** What it is for whoever decides about an address. */
  AddressAllowlist.Entry rule() {
    return new AddressAllowlist.Entry(id, range, expiresAt);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("entry_id", id)
        .put("ip_range", range.toString())
        .put("description", description)
        .put("active", active)
        .putIfPresent("expires_at_ms", expiresAt.map(Json::of))
        .put("created_by", createdBy)
        .put("created_at_ms", createdAt)
        .put("version", version)
        .build();
  }
}
