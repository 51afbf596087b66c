package io.decisiongate.identity.control;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.decisiongate.core.configuration.IssuerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an issuer. They are fetched when they are needed first, fetched again before
 * they grow old and when a token names a key that is not among them (at most twice a second), and
 * kept for a bounded time when the issuer does not answer; a key that is unknown then stays
 * unknown.
 */
final class IssuerKeys implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final long MOST_WAITING_MS = 10_000;
  private static final long BETWEEN_FETCHES_MS = 500;

  private final IssuerSettings settings;
  private final IssuerHttp http;
  private final JWKSource<SecurityContext> source;

  IssuerKeys(IssuerSettings settings) {
    this.settings = settings;
    http = new IssuerHttp(settings);
    if (settings.keys() instanceof IssuerSettings.Keys.Inline inline) {
      // What can never be used shows when the settings are taken.
      parsed(inline.text());
    }
    JWKSourceBuilder<SecurityContext> builder =
        JWKSourceBuilder.create(new Fetched())
            .cache(settings.keysTtlMs(), Math.min(MOST_WAITING_MS, settings.keysTtlMs() / 2))
            .refreshAheadCache(settings.keysTtlMs() / 4, false)
            .rateLimited(BETWEEN_FETCHES_MS)
            .retrying(true);
    source =
        (settings.outageMs() == 0 ? builder : builder.outageTolerant(settings.outageMs())).build();
  }

  /** The keys that may have signed a token: those it names, and those that have no name. */
  JWKSource<SecurityContext> source() {
    return (selector, context) -> {
      JWKMatcher named = selector.getMatcher();
      Set<@Nullable String> names = new HashSet<>(named.getKeyIDs());
      names.add(null);
      return source.get(
          new JWKSelector(new JWKMatcher.Builder(named).keyIDs(names).build()), context);
    };
  }

  private final class Fetched implements JWKSetSource<SecurityContext> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator unused, long currentTimeMs, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        return PublicKeyText.parse(text());
      } catch (IOException e) {
        warn(e);
        throw new JWKSetUnavailableException(e.getMessage(), e);
      } catch (ParseException e) {
        warn(e);
        throw new JWKSetParseException("the key set cannot be read: " + e.getMessage(), e);
      }
    }

    private void warn(Exception problem) {
      LOG.log(
          System.Logger.Level.WARNING,
          "issuer {0}: the keys cannot be fetched: {1}",
          settings.name(),
          problem.getMessage());
    }

    @Override
    public void close() {}
  }

  private String text() throws IOException {
    return switch (settings.keys()) {
      case IssuerSettings.Keys.Discovered ignored -> http.get(http.discovered("jwks_uri"));
      case IssuerSettings.Keys.At at -> http.get(at.url());
      case IssuerSettings.Keys.InFile file -> read(Path.of(file.path()));
      case IssuerSettings.Keys.Inline inline -> inline.text();
    };
  }

  private static String read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] document = in.readNBytes(IssuerHttp.MOST_BYTES + 1);
      if (document.length > IssuerHttp.MOST_BYTES) {
        throw new IOException(path + " is longer than " + IssuerHttp.MOST_BYTES + " bytes");
      }
      return new String(document, StandardCharsets.UTF_8);
    }
  }

  private static JWKSet parsed(String text) {
    try {
      return PublicKeyText.parse(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException("public_key cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      if (source instanceof Closeable closeable) {
        closeable.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      http.close();
    }
  }
}
