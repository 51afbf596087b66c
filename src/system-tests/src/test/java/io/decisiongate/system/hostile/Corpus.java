package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.system.Project;
import io.decisiongate.system.replay.RecordedRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The bodies of recorded requests, which attacks are made from.
 *
 * @param bodies as they were sent
 * @param requests those that are JSON objects
 */
record Corpus(List<byte[]> bodies, List<Json.Obj> requests) {

  /** All recordings; the test is aborted when there are none on this machine. */
  static Corpus load(Path directory) throws IOException {
    List<byte[]> bodies = RecordedRequests.bodies(Project.fixture("exchanges"), directory);
    List<Json.Obj> requests = new ArrayList<>();
    for (byte[] body : bodies) {
      object(body).ifPresent(requests::add);
    }
    return new Corpus(List.copyOf(bodies), List.copyOf(requests));
  }

  Json.Obj request(RandomGenerator random) {
    return Pick.of(requests, random);
  }

  byte[] body(RandomGenerator random) {
    return Pick.of(bodies, random);
  }

  private static Optional<Json.Obj> object(byte[] body) {
    try {
      return JsonReader.read(body) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonSyntaxException recordedAsBroken) {
      return Optional.empty();
    }
  }
}
