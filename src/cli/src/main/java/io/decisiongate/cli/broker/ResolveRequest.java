package io.decisiongate.cli.broker;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.ContentRef;
import java.util.Optional;

/**
 * What {@code dg broker resolve} is asked for.
 *
 * @param contentType that the content must have, when the caller knows it
 */
record ResolveRequest(ContentRef reference, Optional<String> contentType) {

  /** Reads a bare reference or one with a content type. */
  static ResolveRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "broker input");
    return members
        .optional("content_ref")
        .map(
            reference ->
                new ResolveRequest(
                    ContentRef.fromJson(reference), members.optionalString("content_type")))
        .orElseGet(() -> new ResolveRequest(ContentRef.fromJson(json), Optional.empty()));
  }
}
