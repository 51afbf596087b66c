package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.AddressAllowlist;
import java.util.Optional;

/**
 * What the entries of an organisation say of an address, whatever the mode.
 *
 * @param entry that lets it in
 */
public record AddressCheck(String address, boolean allowed, Optional<AddressAllowlist.Entry> entry)
    implements Entry {

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("allowed", allowed)
        .put("ip_address", address)
        .put("matched_entry_id", entry.<Json>map(found -> Json.of(found.id())).orElse(Json.NULL))
        .build();
  }
}
