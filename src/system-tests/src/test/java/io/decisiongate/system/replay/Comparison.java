package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an answer with the recorded one: status, the meaningful headers, and the body with its
 * types. The text of a refusal with status 413 is free.
 */
final class Comparison {
  private static final Pattern SERVER_CORRELATION_ID =
      Pattern.compile("dg-[0-9a-f]{16}-[0-9a-f]{16}");

  private final Placeholders placeholders;

  Comparison(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** What differs, one line each; empty when nothing does. */
  List<String> differences(Exchange exchange, Answer answer) {
    Exchange.Recorded recorded = exchange.recorded();
    List<String> found = new ArrayList<>();
    if (recorded.status() != answer.status()) {
      found.add("status: expected " + recorded.status() + ", got " + answer.status());
    }
    recorded.headers().forEach((name, value) -> header(name, value, answer).ifPresent(found::add));
    Optional<Json> json = json(answer).map(placeholders::collapse);
    if (recorded.body().isPresent()) {
      Json want = recorded.body().get();
      Optional<Json> got = json.or(() -> Optional.of(Json.of(answer.text())));
      found.addAll(JsonDifference.between(want, got, exchange.volatilePointers()));
    } else if (recorded.status() != 413 && !exchange.volatilePointers().contains("")) {
      String got = json.map(JsonWriter::write).orElse(placeholders.collapse(answer.text()));
      if (!got.equals(recorded.text())) {
        found.add("body: expected \"" + recorded.text() + "\", got \"" + got + "\"");
      }
    }
    return found;
  }

  private static Optional<String> header(String name, String want, Answer answer) {
    String got = answer.header(name).orElse("");
    boolean same =
        switch (name) {
          case "x-server-correlation-id" -> SERVER_CORRELATION_ID.matcher(got).matches();
          case "content-type" -> mediaType(got).equals(mediaType(want));
          case "allow" -> methods(got).equals(methods(want));
          default -> got.equals(want);
        };
    return same
        ? Optional.empty()
        : Optional.of("header " + name + ": expected " + want + ", got " + got);
  }

  private static String mediaType(String contentType) {
    return contentType.replaceFirst(";.*", "").trim();
  }

  private static Set<String> methods(String allow) {
    return Pattern.compile(",")
        .splitAsStream(allow)
        .map(String::trim)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The body, or the data of its only event. */
  private static Optional<Json> json(Answer answer) {
    String text = answer.text();
    if (answer.header("content-type").orElse("").startsWith("text/event-stream")) {
      text =
          text.lines()
              .filter(line -> line.startsWith("data:"))
              .map(line -> line.substring(5).stripLeading())
              .collect(Collectors.joining("\n"));
    }
    try {
      return Optional.of(JsonReader.read(text));
    } catch (JsonSyntaxException notJson) {
      return Optional.empty();
    }
  }
}
