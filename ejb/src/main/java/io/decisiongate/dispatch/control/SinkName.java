package io.decisiongate.dispatch.control;

import io.decisiongate.core.configuration.DispatchSettings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The sinks that a server can have. */
public enum SinkName {
  LOG,
  CALLBACK;

  /** Those that the settings name. */
  public static Set<SinkName> of(DispatchSettings settings) {
    Set<SinkName> names = EnumSet.noneOf(SinkName.class);
    if (settings.log().isPresent()) {
      names.add(LOG);
    }
    if (settings.callback().isPresent()) {
      names.add(CALLBACK);
    }
    return Collections.unmodifiableSet(names);
  }

  /** The spelling in the outbox, in records and in labels. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
