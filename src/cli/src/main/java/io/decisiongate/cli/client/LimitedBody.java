package io.decisiongate.cli.client;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that is collected up to a limit; the connection of a longer one is given up. */
public final class LimitedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
  private final long limit;
  private long bytes;
  private boolean refused;
  private Flow.@Nullable Subscription subscription;

  private LimitedBody(long limit) {
    this.limit = limit;
  }

  /** Handles bodies of at most this many bytes; longer ones fail with {@link TooLarge}. */
  public static BodyHandler<byte[]> upTo(long limit) {
    return response -> new LimitedBody(limit);
  }

  /** A body beyond the limit. */
  public static final class TooLarge extends java.io.IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("response exceeds size limit of " + limit + " bytes");
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return collected.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    collected.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (refused) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    if (bytes <= limit) {
      collected.onNext(buffers);
      return;
    }
    refused = true;
    if (subscription != null) {
      subscription.cancel();
    }
    collected.onError(new TooLarge(limit));
  }

  @Override
  public void onError(Throwable problem) {
    collected.onError(problem);
  }

  @Override
  public void onComplete() {
    if (!refused) {
      collected.onComplete();
    }
  }
}
