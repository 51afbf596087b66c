package io.decisiongate.core.net;

import java.util.Locale;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/** Status codes in messages: with the phrase that belongs to them, whatever the server wrote. */
public final class ReasonPhrase {
  private static final int FIRST = 100;
  private static final int LAST = 599;

  private ReasonPhrase() {}

  /** For example {@code 503 Service Unavailable}. */
  public static String of(int status) {
    @Nullable String phrase =
        status >= FIRST && status <= LAST
            ? EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ENGLISH)
            : null;
    return status + " " + (phrase == null ? "<unknown status code>" : phrase);
  }
}
