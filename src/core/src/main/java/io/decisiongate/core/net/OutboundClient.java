package io.decisiongate.core.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests straight to their hosts: never through a proxy, whatever the environment says,
 * without following redirects, cookies, compression or repeating what failed. Certificates are
 * believed as {@link TrustedAuthorities} say, the platform's unless others are given, and the host
 * of the URL must be the certificate's.
 */
public final class OutboundClient implements AutoCloseable {
  private static final int MAX_HEADERS = 100;
  private static final int MAX_HEADER_LINE_BYTES = 16_384;
  private static final int MAX_CONNECTIONS = 64;
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);
  private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ofMilliseconds(100);

  private final CloseableHttpClient http;

  private OutboundClient(CloseableHttpClient http) {
    this.http = http;
  }

  /** For many requests to the same hosts; connections are kept open for a while. */
  public static OutboundClient pooled(Duration connectPatience) {
    return pooled(connectPatience, TrustedAuthorities.ofPlatform());
  }

  /** As without them, trusting these authorities. */
  public static OutboundClient pooled(Duration connectPatience, TrustedAuthorities trusted) {
    return new OutboundClient(client(SystemDefaultDnsResolver.INSTANCE, connectPatience, trusted));
  }

  /**
   * For one exchange with a host whose addresses are already known; no other address is connected
   * to.
   *
   * @param addresses tried in this order
   * @param connectPatience for all of them together
   */
  public static OutboundClient pinned(List<InetAddress> addresses, Duration connectPatience) {
    return pinned(addresses, connectPatience, TrustedAuthorities.ofPlatform());
  }

  /** As without them, trusting these authorities. */
  public static OutboundClient pinned(
      List<InetAddress> addresses, Duration connectPatience, TrustedAuthorities trusted) {
    return new OutboundClient(
        client(
            new PinnedAddresses(List.copyOf(addresses)),
            connectPatience.dividedBy(Math.max(1, addresses.size())),
            trusted));
  }

  /**
   * Sends a request and reads its answer.
   *
   * @param patience for the whole exchange, to the last byte of the body
   * @throws OutboundFailure when there is no whole answer
   */
  public OutboundAnswer send(OutboundRequest request, Duration patience, AnswerBody body) {
    return new Exchange(http, request, body).run(patience);
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }

  private static CloseableHttpClient client(
      DnsResolver resolver, Duration connectPatience, TrustedAuthorities trusted) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(resolver, connectPatience, trusted))
        .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        // Otherwise the list of public suffixes is loaded, which only cookies need.
        .setDefaultCookieSpecRegistry(RegistryBuilder.<CookieSpecFactory>create().build())
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      DnsResolver resolver, Duration connectPatience, TrustedAuthorities trusted) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(
            ClientTlsStrategyBuilder.create()
                .setSslContext(trusted.context())
                // The platform checks the host, as its own HTTPS client does.
                .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
                .buildClassic())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_LINE_BYTES)
                        .build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Math.max(1, connectPatience.toMillis())))
                .setTimeToLive(IDLE)
                .setValidateAfterInactivity(CHECK_AFTER_IDLE)
                .build())
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .build();
  }

  private record PinnedAddresses(List<InetAddress> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
