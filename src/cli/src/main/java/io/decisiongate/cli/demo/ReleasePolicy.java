package io.decisiongate.cli.demo;

import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a project allows for its releases, committed with it as {@code release-policy.json}.
 *
 * @param allowSnapshot whether a snapshot version may be released
 * @param freezeEnds no release before or at this instant
 */
record ReleasePolicy(boolean allowSnapshot, Instant freezeEnds) {
  static final String FILE = "release-policy.json";

  static ReleasePolicy of(Path checkout) {
    Path file = checkout.resolve(FILE);
    try {
      ObjectReader members = ObjectReader.of(JsonReader.read(Files.readAllBytes(file)), FILE);
      return new ReleasePolicy(
          members.bool("allow_snapshot"), Instant.parse(members.string("freeze_ends")));
    } catch (IOException | JsonSyntaxException | InvalidParams | DateTimeException e) {
      throw new MessageFailure(
          e, DemoMessage.POLICY_UNREADABLE, file.toString(), String.valueOf(e.getMessage()));
    }
  }

  Json toJson() {
    return Json.object()
        .put("allow_snapshot", allowSnapshot)
        .put("freeze_ends", freezeEnds.toString())
        .build();
  }
}
