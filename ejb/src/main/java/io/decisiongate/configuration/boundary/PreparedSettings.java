package io.decisiongate.configuration.boundary;

/** Usable settings that are not in force yet. Exactly one of the two methods must be called. */
public final class PreparedSettings {
  private final ActiveConfiguration configuration;
  private final Settings settings;

  PreparedSettings(ActiveConfiguration configuration, Settings settings) {
    this.configuration = configuration;
    this.settings = settings;
  }

  /** Puts them into force. What belonged to those before is closed when the last call ends. */
  public void takeOver() {
    configuration.takeOver(settings);
  }

  /** Closes what was made for them. */
  public void discard() {
    settings.leave();
  }
}
