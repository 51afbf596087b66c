package io.decisiongate.cli.bridge;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a server says to one message, on its way to the client, who shall see nothing but messages
 * of the protocol: requests and notifications of the server, and one answer to the client's own
 * request.
 */
final class Answers implements Consumer<String> {
  private final Optional<Json> request;
  private final Consumer<String> client;
  private boolean answered;

  /**
   * @param request the id of the client's request; empty when its message is none
   */
  Answers(Optional<Json> request, Consumer<String> client) {
    this.request = request;
    this.client = client;
  }

  /**
   * Passes a message on. An answer that belongs to no request of the client is dropped; an error
   * without an id belongs to the request that it answers.
   *
   * @throws JsonSyntaxException when the text is no message
   */
  @Override
  public void accept(String text) {
    Json.Obj message = message(text);
    if (message.member("method").isPresent()) {
      client.accept(text);
    } else if (isMissing()) {
      Json own = request.orElseThrow();
      if (message.member("id").equals(request)) {
        answered = true;
        client.accept(text);
      } else if (ErrorAnswer.isNameless(message)) {
        answered = true;
        client.accept(ErrorAnswer.withId(message, own));
      }
    }
  }

  /** Whether the client still waits for an answer. */
  boolean isMissing() {
    return request.isPresent() && !answered;
  }

  private static Json.Obj message(String text) {
    Json json = JsonReader.read(text);
    if (!(json instanceof Json.Obj message)) {
      throw new JsonSyntaxException("no message but " + ObjectReader.typeOf(json));
    }
    if (message.member("method").isEmpty()
        && message.member("result").isEmpty()
        && message.member("error").isEmpty()) {
      throw new JsonSyntaxException("neither method nor result nor error");
    }
    return message;
  }
}
