package io.decisiongate.core.broker;

import static io.decisiongate.core.broker.Packets.TARGET;
import static io.decisiongate.core.broker.Packets.bytes;
import static io.decisiongate.core.broker.Packets.canonicalHash;
import static io.decisiongate.core.broker.Packets.envelope;
import static io.decisiongate.core.broker.Packets.inline;
import static io.decisiongate.core.broker.Packets.json;
import static io.decisiongate.core.broker.Packets.rawHash;
import static io.decisiongate.core.broker.Packets.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scenario.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The payload rules of broker-cli.md section 2.1, with all texts. */
class BrokerTest {
  private static final String SPACED = "{ \"b\": 1.0, \"a\": 2 }";
  private static final Sha256 CANONICAL = canonicalHash(SPACED);
  private static final Sha256 OTHER = rawHash("other");

  private final List<Delivery> delivered = new ArrayList<>();
  private final Broker broker = reachingInline().sink(this::receive).build();

  static Stream<Arguments> deliveries() {
    return Stream.of(
        Arguments.of("application/json", json(SPACED), CANONICAL, 15),
        Arguments.of("APPLICATION/JSON ; charset=utf-8", json("1"), canonicalHash("1"), 1),
        Arguments.of("application/problem+json", json("[]"), canonicalHash("[]"), 2),
        Arguments.of("text/plain", bytes("abc"), rawHash("abc"), 3),
        Arguments.of("", bytes(""), rawHash(""), 0),
        // Of a fetched document neither white space nor order matters, when it is announced as JSON
        Arguments.of("application/json", inline("inline+json:", SPACED, CANONICAL), CANONICAL, 15),
        Arguments.of(
            "application/ld+json",
            inline("inline+json:", "1", canonicalHash("1")),
            canonicalHash("1"),
            1),
        Arguments.of("application/json", inline("inline:", SPACED, CANONICAL), CANONICAL, 15),
        // and both do when it is not
        Arguments.of("text/plain", inline("inline:", SPACED, rawHash(SPACED)), rawHash(SPACED), 20),
        Arguments.of(
            "application/octet-stream; x=y",
            inline("inline+bytes:", "abc", rawHash("abc")),
            rawHash("abc"),
            3));
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void deliversWhatTheEnvelopeAnnounces(
      String contentType, Payload payload, Sha256 hash, long size) {
    PacketEnvelope envelope = envelope(contentType, hash);

    DispatchReceipt receipt = broker.dispatch(TARGET, envelope, payload);

    assertThat(receipt.receiptHash()).isEqualTo(hash);
    assertThat(delivered).hasSize(1);
    assertThat(delivered.getFirst().target()).isEqualTo(TARGET);
    assertThat(delivered.getFirst().envelope()).isEqualTo(envelope);
    assertThat(delivered.getFirst().payload().size()).isEqualTo(size);
  }

  static Stream<Arguments> refusals() {
    Sha256 tooLong = new Sha256("unused");
    return Stream.of(
        Arguments.of(
            "payload kind json does not match content type text/plain",
            envelope("text/plain", CANONICAL),
            json(SPACED)),
        Arguments.of(
            "payload kind bytes does not match content type Application/Json; a=b",
            envelope("Application/Json; a=b", rawHash("abc")),
            bytes("abc")),
        Arguments.of(
            "payload kind bytes does not match content type x/y+JSON",
            envelope("x/y+JSON", rawHash("abc")),
            bytes("abc")),
        mismatch(OTHER, CANONICAL, envelope("application/json", OTHER), json(SPACED)),
        mismatch(OTHER, rawHash("abc"), envelope("text/plain", OTHER), bytes("abc")),
        Arguments.of(
            "payload hash failure: payload exceeds size limit (2097154 > 2097152)",
            envelope("application/json", tooLong),
            json('"' + "x".repeat(2_097_152) + '"')),
        Arguments.of(
            "payload hash failure: payload exceeds size limit (2097153 > 2097152)",
            envelope("text/plain", tooLong),
            bytes("x".repeat(2_097_153))),
        // The two promises are compared first: nothing is fetched from an unknown scheme
        mismatch(
            OTHER,
            CANONICAL,
            envelope("application/json", OTHER),
            new Payload.External(reference("nowhere:x", CANONICAL))),
        mismatch(
            OTHER,
            CANONICAL,
            envelope("application/json", OTHER),
            inline("inline+json:", SPACED, OTHER)),
        mismatch(
            CANONICAL,
            rawHash(SPACED),
            envelope("text/plain", CANONICAL),
            inline("inline:", SPACED, CANONICAL)),
        Arguments.of(
            "source content type mismatch (expected text/plain; a=b, got application/octet-stream)",
            envelope("text/plain; a=b", rawHash("abc")),
            inline("inline+bytes:", "abc", rawHash("abc"))),
        Arguments.of(
            "source content type mismatch (expected application/json, got application/octet-stream)",
            envelope("application/json", CANONICAL),
            inline("inline+bytes:", SPACED, CANONICAL)),
        Arguments.of(
            "source content type mismatch (expected text/plain, got application/json)",
            envelope("text/plain", CANONICAL),
            inline("inline+json:", SPACED, CANONICAL)),
        Arguments.of(
            "missing source for scheme: ftp",
            envelope("text/plain", OTHER),
            new Payload.External(reference("FTP://host/x", OTHER))),
        Arguments.of(
            "missing source for scheme: file+gz",
            envelope("text/plain", OTHER),
            new Payload.External(reference("file+gz:x", OTHER))),
        Arguments.of(
            "invalid uri: no scheme in /etc/passwd",
            envelope("text/plain", OTHER),
            new Payload.External(reference("/etc/passwd", OTHER))),
        Arguments.of(
            "source failure: unsupported uri scheme: inline",
            envelope("text/plain", OTHER),
            new Payload.External(reference("inline+xml:AA==", OTHER))));
  }

  private static Arguments mismatch(
      Sha256 expected, Sha256 got, PacketEnvelope envelope, Payload payload) {
    return Arguments.of(
        "payload hash mismatch (expected " + expected.value() + ", got " + got.value() + ")",
        envelope,
        payload);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void deliversNothingElse(String message, PacketEnvelope envelope, Payload payload) {
    assertThatThrownBy(() -> broker.dispatch(TARGET, envelope, payload))
        .isInstanceOfSatisfying(
            BrokerFailure.class,
            failure -> {
              assertThat(failure.text()).isEqualTo(message);
              assertThat(failure.asDispatchError()).isEqualTo("dispatch error: " + message);
            });
    assertThat(delivered).isEmpty();
  }

  @Test
  void contentThatIsNoJsonIsRefused() {
    assertThatThrownBy(
            () ->
                broker.dispatch(
                    TARGET, envelope("application/json", OTHER), inline("inline:", "{", OTHER)))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageStartingWith("json parse failure: ");
  }

  @Test
  void withoutASinkNothingIsFetched() {
    List<String> fetched = new ArrayList<>();
    Broker deaf =
        Broker.builder()
            .source(
                "inline",
                reference -> {
                  fetched.add(reference.uri());
                  return new FetchedContent(new byte[0], Optional.empty());
                })
            .build();

    assertThatThrownBy(
            () ->
                deaf.dispatch(TARGET, envelope("text/plain", OTHER), inline("inline:", "", OTHER)))
        .hasMessage("broker sink is not configured");
    assertThat(fetched).isEmpty();
  }

  @Test
  void theFailureOfASinkIsNamed() {
    Broker failing =
        reachingInline()
            .sink(
                delivery -> {
                  throw new SinkFailure("not today");
                })
            .build();

    assertThatThrownBy(
            () -> failing.dispatch(TARGET, envelope("text/plain", rawHash("")), bytes("")))
        .isInstanceOf(BrokerFailure.class)
        .hasMessage("sink failure: not today");
  }

  @Test
  void theFullSchemeGoesBeforeItsFirstPart() {
    Broker two =
        Broker.builder()
            .source("x", reference -> content("part"))
            .source("x+y", reference -> content("full"))
            .build();

    assertThat(two.fetch(reference("x+y:")).bytes()).asString().isEqualTo("full");
    assertThat(two.fetch(reference("X+Z:")).bytes()).asString().isEqualTo("part");
    assertThat(two.fetch(reference("x:")).bytes()).asString().isEqualTo("part");
  }

  private static FetchedContent content(String text) {
    return new FetchedContent(Packets.utf8(text), Optional.empty());
  }

  private static Broker.Builder reachingInline() {
    return Broker.builder().source("inline", new InlineSource());
  }

  private DispatchReceipt receive(Delivery delivery) {
    delivered.add(delivery);
    return new ReceiptCounter("test").next(delivery);
  }
}
