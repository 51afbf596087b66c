package io.decisiongate.cli.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A language that messages are written in. */
public enum Language {
  EN(Locale.ROOT),
  CA(Locale.of("ca"));

  private final Locale bundle;

  Language(Locale bundle) {
    this.bundle = bundle;
  }

  /** The texts of this name; those in English are in the file without a language. */
  ResourceBundle texts(String name) {
    ResourceBundle.Control onlyThisLanguage =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(name, bundle, onlyThisLanguage);
  }

  /** The code of ISO 639-1, as it is written on the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of this code, whatever its case. */
  static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equalsIgnoreCase(code)).findFirst();
  }

  /** As {@link #of}, of a code that a region may follow: {@code ca-ES}, {@code ca_ES}. */
  static Optional<Language> ofTag(String tag) {
    return of(tag.strip().split("[-_]", 2)[0]);
  }
}
