package io.decisiongate.core.net;

import io.decisiongate.core.net.OutboundFailure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;

/** One request and its answer, ended by closing the connection when the time is over. */
final class Exchange {
  private static final int CHUNK = 8192;
  private static final URI FILLED_IN_BELOW = URI.create("/");

  private final CloseableHttpClient http;
  private final HttpHost host;
  private final HttpUriRequestBase request;
  private final AnswerBody body;
  private volatile boolean timedOut;

  Exchange(CloseableHttpClient http, OutboundRequest outbound, AnswerBody body) {
    WebUrl url = outbound.url();
    int port = url.port().orElse(-1);
    this.http = http;
    this.host = new HttpHost(url.scheme(), url.host(), port);
    this.request = new HttpUriRequestBase(outbound.method(), FILLED_IN_BELOW);
    this.body = body;
    request.setScheme(url.scheme());
    request.setAuthority(new URIAuthority(url.host(), port));
    // Not through java.net.URI, which refuses characters that the URL Standard leaves as they are.
    request.setPath(url.target());
    outbound.headers().forEach(request::setHeader);
    outbound.body().ifPresent(bytes -> request.setEntity(new ByteArrayEntity(bytes, null)));
  }

  OutboundAnswer run(Duration patience) {
    CompletableFuture<Void> alarm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
    var unused = alarm.thenRunAsync(this::giveUp, task -> Thread.ofVirtual().start(task));
    try {
      return answered(open());
    } finally {
      alarm.cancel(false);
    }
  }

  private void giveUp() {
    timedOut = true;
    request.cancel();
  }

  private ClassicHttpResponse open() {
    try {
      return http.executeOpen(host, request, null);
    } catch (IOException | RuntimeException e) {
      throw timedOut || e instanceof InterruptedIOException
          ? new OutboundFailure(Problem.TIMED_OUT, "no answer in time from " + host, e)
          : new OutboundFailure(Problem.NOT_ANSWERED, "no answer from " + host, e);
    }
  }

  private OutboundAnswer answered(ClassicHttpResponse response) {
    boolean whole = false;
    try {
      if (body.wanted().test(response.getCode()) && response.getEntity() != null) {
        read(response.getEntity());
        whole = true;
      }
      return new OutboundAnswer(
          response.getCode(),
          header(response, HttpHeaders.CONTENT_TYPE),
          header(response, HttpHeaders.RETRY_AFTER));
    } finally {
      close(response, whole);
    }
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name))
        .flatMap(header -> Optional.ofNullable(header.getValue()));
  }

  private void read(HttpEntity entity) {
    if (entity.getContentLength() > body.maxBytes()) {
      throw tooLarge();
    }
    try {
      InputStream in = entity.getContent();
      byte[] chunk = new byte[CHUNK];
      long total = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        total += read;
        if (total > body.maxBytes()) {
          throw tooLarge();
        }
        body.sink().write(chunk, 0, read);
      }
    } catch (IOException e) {
      throw notRead(e);
    }
  }

  private OutboundFailure tooLarge() {
    return new OutboundFailure(
        Problem.BODY_TOO_LARGE,
        "the answer of " + host + " is longer than " + body.maxBytes() + " bytes");
  }

  private OutboundFailure notRead(IOException e) {
    if (timedOut) {
      return new OutboundFailure(Problem.BODY_TIMED_OUT, "no whole answer in time from " + host, e);
    }
    Problem problem =
        e instanceof ConnectionClosedException || e instanceof TruncatedChunkException
            ? Problem.BODY_TRUNCATED
            : Problem.BODY_NOT_READ;
    return new OutboundFailure(problem, "no whole answer from " + host, e);
  }

  private void close(ClassicHttpResponse response, boolean whole) {
    if (!whole) {
      // Closing a response reads the rest of its body, which may have no end.
      request.cancel();
    }
    try {
      response.close();
    } catch (IOException closedAlready) {
      // What was needed of the answer is here.
    }
  }
}
