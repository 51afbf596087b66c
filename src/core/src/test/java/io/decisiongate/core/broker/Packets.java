package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.scenario.ContentRef;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Packets and references for the tests of this package. */
final class Packets {
  static final DispatchTarget TARGET = new DispatchTarget.Agent("a1");

  private Packets() {}

  static PacketEnvelope envelope(String contentType, Sha256 contentHash) {
    return new PacketEnvelope(
        "scenario",
        "run",
        "stage",
        "packet",
        "schema",
        contentType,
        contentHash,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Timestamp.UnixMillis(0));
  }

  static Payload.OfJson json(String text) {
    return new Payload.OfJson(JsonReader.read(text));
  }

  static Payload.OfBytes bytes(String text) {
    List<Integer> octets = new ArrayList<>();
    for (byte octet : utf8(text)) {
      octets.add(octet & 0xFF);
    }
    return new Payload.OfBytes(octets);
  }

  static Payload.External inline(String form, String content, Sha256 hash) {
    return new Payload.External(
        reference(form + Base64.getEncoder().encodeToString(utf8(content)), hash));
  }

  static ContentRef reference(String uri) {
    return reference(uri, new Sha256("unused"));
  }

  static ContentRef reference(String uri, Sha256 hash) {
    return new ContentRef(uri, hash, Optional.of("opaque"));
  }

  static Sha256 canonicalHash(String json) {
    return Sha256.ofCanonical(JsonReader.read(json));
  }

  static Sha256 rawHash(String text) {
    return Sha256.of(utf8(text));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
