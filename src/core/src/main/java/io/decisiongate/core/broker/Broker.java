package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.scenario.ContentRef;
import io.decisiongate.core.scenario.Payload;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Delivers packets: finds the content, checks it against the envelope and hands it to the sink.
 * Safe for use by many threads when its sources and its sink are.
 */
public final class Broker {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

  private final Map<String, Source> sources;
  private final Optional<Sink> sink;

  private Broker(Map<String, Source> sources, Optional<Sink> sink) {
    this.sources = Map.copyOf(sources);
    this.sink = sink;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Delivers one packet to one target.
   *
   * @throws BrokerFailure when it was not delivered
   */
  public DispatchReceipt dispatch(DispatchTarget target, PacketEnvelope envelope, Payload payload) {
    Sink configured = sink.orElseThrow(() -> new BrokerFailure("broker sink is not configured"));
    Delivery delivery = new Delivery(target, envelope, resolve(envelope, payload));
    try {
      return configured.deliver(delivery);
    } catch (SinkFailure e) {
      throw new BrokerFailure("sink failure: " + e.text(), e);
    }
  }

  /**
   * Gives the content of a packet, once it is known to be what the envelope says.
   *
   * @throws BrokerFailure when it is not, or cannot be had
   */
  public ResolvedPayload resolve(PacketEnvelope envelope, Payload payload) {
    PayloadCheck check = new PayloadCheck(envelope.contentType(), envelope.contentHash());
    return switch (payload) {
      case Payload.OfJson json -> check.json(json);
      case Payload.OfBytes bytes -> check.bytes(bytes);
      case Payload.External external -> {
        check.reference(external.contentRef().contentHash());
        yield check.fetched(fetch(external.contentRef()));
      }
    };
  }

  /**
   * Fetches what a reference points to, unchecked.
   *
   * @throws BrokerFailure when it cannot be had
   */
  public FetchedContent fetch(ContentRef reference) {
    Source source = source(reference.uri());
    try {
      return source.fetch(reference);
    } catch (SourceFailure e) {
      throw new BrokerFailure("source failure: " + e.text(), e);
    }
  }

  private Source source(String uri) {
    Matcher matcher = SCHEME.matcher(uri);
    if (!matcher.matches()) {
      throw new BrokerFailure("invalid uri: no scheme in " + uri);
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    Source exact = sources.get(scheme);
    Source source = exact == null ? sources.get(scheme.split("\\+", 2)[0]) : exact;
    if (source == null) {
      throw BrokerFailure.missingSource(scheme);
    }
    return source;
  }

  /** Says what a broker can reach. */
  public static final class Builder {
    private final Map<String, Source> sources = new HashMap<>();
    private Optional<Sink> sink = Optional.empty();

    private Builder() {}

    /**
     * Adds a source; a later one of the same scheme takes its place.
     *
     * @param scheme of its addresses in lower case; one with {@code +} goes before the one without
     */
    public Builder source(String scheme, Source source) {
      sources.put(scheme, source);
      return this;
    }

    /** Sets where packets go. */
    public Builder sink(Sink destination) {
      sink = Optional.of(destination);
      return this;
    }

    public Broker build() {
      return new Broker(sources, sink);
    }
  }
}
