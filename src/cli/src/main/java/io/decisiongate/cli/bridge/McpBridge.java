package io.decisiongate.cli.bridge;

import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.Problems;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries the messages of one client, one on a line, to a server of Streamable HTTP and back.
 * Requests are under way at the same time; what begins a session and what is not answered goes out
 * in order. A server that is away is an error answer to each request.
 */
public final class McpBridge {
  private static final int MAX_UNDER_WAY = 64;

  private final URI endpoint;
  private final McpServer server;
  private final Duration timeout;
  private final Consumer<String> notes;
  private final Map<String, Future<?>> revocable = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(MAX_UNDER_WAY);

  /**
   * @param endpoint of the server, for example {@code http://127.0.0.1:8080/mcp}
   * @param timeout longest wait for the beginning of an answer
   * @param notes gets what cannot be told to the client, one sentence each
   */
  public McpBridge(
      URI endpoint, Credentials credentials, Duration timeout, Consumer<String> notes) {
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.notes = notes;
    server = new McpServer(endpoint, credentials, timeout);
  }

  /**
   * Returns when the client has closed its side and all its requests are answered.
   *
   * @throws IOException when the client's side breaks
   */
  public void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
    ClientOutput client = new ClientOutput(out);
    Lines lines = new Lines(new BufferedInputStream(in));
    try (server;
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<byte[]> line = lines.next();
      while (line.isPresent()) {
        if (!isBlank(line.get())) {
          take(line.get(), client, requests);
        }
        line = lines.next();
      }
      requests.shutdown();
      if (!requests.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        requests.shutdownNow();
      }
    }
  }

  private void take(byte[] line, ClientOutput client, ExecutorService requests)
      throws InterruptedException {
    BridgeMessage message;
    try {
      message = BridgeMessage.parse(line);
    } catch (BridgeMessage.Unreadable e) {
      client.write(ErrorAnswer.of(Json.NULL, e.code(), String.valueOf(e.getMessage())));
      return;
    }
    Optional<Future<?>> calledOff =
        message.cancelled().map(JsonWriter::write).map(revocable::remove);
    if (calledOff.isPresent()) {
      // Closing the answer is how such a request is called off; there is nothing to send.
      calledOff.get().cancel(true);
    } else if (message.isInitialize() || message.requestId().isEmpty()) {
      forward(message, client);
    } else {
      places.acquire();
      start(message, client, requests);
    }
  }

  private void start(BridgeMessage message, ClientOutput client, ExecutorService requests) {
    String id = message.requestId().map(JsonWriter::write).orElseThrow();
    FutureTask<Boolean> request = new FutureTask<>(() -> answer(message, id, client));
    if (message.ownVersion().isPresent()) {
      revocable.put(id, request);
    }
    requests.execute(request);
  }

  private boolean answer(BridgeMessage message, String id, ClientOutput client) {
    try {
      forward(message, client);
      return true;
    } catch (InterruptedException e) {
      // Called off, or the client has gone: nobody waits for an answer.
      Thread.currentThread().interrupt();
      return false;
    } catch (UncheckedIOException e) {
      notes.accept(String.valueOf(e.getMessage()));
      return false;
    } finally {
      places.release();
      revocable.remove(id);
    }
  }

  private void forward(BridgeMessage message, ClientOutput client) throws InterruptedException {
    Answers answers = new Answers(message.requestId(), answer -> passOn(message, answer, client));
    try {
      server.post(message, answers);
      if (answers.isMissing()) {
        failed(answers, message, client, noAnswer("its response has none for this request"));
      }
    } catch (McpServer.Refusal e) {
      failed(message, client, id -> ErrorAnswer.ofRefusal(id, e.status()), e.status().told());
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      failed(answers, message, client, noAnswer(Problems.reason(e)));
    } catch (JsonSyntaxException e) {
      failed(
          answers, message, client, "no JSON-RPC from %s: %s".formatted(endpoint, e.getMessage()));
    }
  }

  private void passOn(BridgeMessage message, String answer, ClientOutput client) {
    if (message.isInitialize()) {
      revision(answer).ifPresent(server::agreed);
    }
    client.write(answer);
  }

  private String noAnswer(String reason) {
    return "no answer from %s: %s".formatted(endpoint, reason);
  }

  /** A client that has its answer gets no second one. */
  private void failed(Answers answers, BridgeMessage message, ClientOutput client, String problem) {
    if (answers.isMissing()) {
      failed(message, client, id -> ErrorAnswer.of(id, ErrorAnswer.SERVER_AWAY, problem), problem);
    } else {
      notes.accept(problem);
    }
  }

  private void failed(BridgeMessage message, ClientOutput client, Answer answer, String problem) {
    message
        .requestId()
        .ifPresentOrElse(id -> client.write(answer.to(id)), () -> notes.accept(problem));
  }

  private interface Answer {
    String to(Json id);
  }

  private static Optional<String> revision(String answer) {
    try {
      return JsonReader.read(answer) instanceof Json.Obj object
              && object.members().get("result") instanceof Json.Obj result
              && result.members().get("protocolVersion") instanceof Json.Text version
          ? Optional.of(version.value())
          : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
