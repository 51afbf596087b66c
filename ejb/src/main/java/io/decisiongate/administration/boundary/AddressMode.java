package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.AddressAllowlist;

/**
 * What becomes of calls from addresses that an organisation does not list.
 *
 * @param version rises with each change of the mode or of any entry
 */
public record AddressMode(AddressAllowlist.Mode mode, long version) implements Entry.Versioned {

  @Override
  public Json.Obj toJson() {
    return Json.object().put("mode", mode.wire()).put("version", version).build();
  }
}
