package io.decisiongate.cli.admin;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tenant, or a namespace of it. */
record Place(long tenant, Optional<Long> namespace) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:/([0-9]{1,18}))?");

  /**
   * Reads {@code TENANT} or {@code TENANT/NAMESPACE}.
   *
   * @throws MessageFailure when it is written otherwise
   */
  static Place of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MessageFailure(Message.ADMIN_PLACE, text);
    }
    return new Place(
        Long.parseLong(form.group(1)), Optional.ofNullable(form.group(2)).map(Long::valueOf));
  }

  /** Adds the members by which the REST API knows it. */
  void addTo(Json.ObjectBuilder object) {
    object.put("tenant_id", tenant).putIfPresent("namespace_id", namespace.map(Json::of));
  }
}
