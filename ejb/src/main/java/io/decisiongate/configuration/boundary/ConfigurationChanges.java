package io.decisiongate.configuration.boundary;

import io.decisiongate.configuration.control.FileStamp;
import io.decisiongate.configuration.control.FixedSettings;
import io.decisiongate.configuration.control.SettingsDirectory;
import io.decisiongate.configuration.control.SettingsFile;
import io.decisiongate.configuration.control.SettingsReader;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.FlatProperties;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Notices that the settings have changed at their sources. Used by one thread at a time. */
@ApplicationScoped
public class ConfigurationChanges {
  private static final String POLICY_PATH = FlatProperties.PREFIX + "tenancy.policy_path";

  @Inject ActiveConfiguration active;
  @Inject SettingsReader reader;

  private Map<String, String> seen = Map.of();
  private Map<String, String> inForce = Map.of();
  private Map<String, String> fileInForce = Map.of();
  private Map<String, String> directoryInForce = Map.of();
  private FileStamp policySeen = FileStamp.NONE;

  /** What became of changed settings. */
  public sealed interface Change {

    /**
     * They can be used. Exactly one of the two actions must be run.
     *
     * @param keys names of the properties that were added, changed or removed
     * @param takeOver puts the settings into force
     * @param postpone gives the settings up for now: they are tried again at the next look
     */
    record Usable(
        List<String> keys, DecisionGateConfiguration settings, Runnable takeOver, Runnable postpone)
        implements Change {
      public Usable {
        keys = List.copyOf(keys);
      }
    }

    /**
     * They cannot be used; those before stay in force.
     *
     * @param reason without secrets
     */
    record Unusable(String reason) implements Change {}
  }

  @PostConstruct
  void begin() {
    seen = reader.properties();
    inForce = seen;
    policySeen = policyOf(active.get());
    noteSources();
  }

  /** Looks at the sources; empty when nothing has changed since the last look. */
  public Optional<Change> poll() {
    Map<String, String> now;
    try {
      SettingsFile.ofServer().refresh();
      SettingsDirectory.ofServer().refresh();
      now = reader.properties();
    } catch (RuntimeException e) {
      return Optional.of(unusable(e));
    }
    FileStamp policyNow = policyOf(active.get());
    boolean policyChanged = !policyNow.equals(policySeen);
    if (now.equals(seen) && !policyChanged) {
      return Optional.empty();
    }
    seen = now;
    policySeen = policyNow;
    try {
      DecisionGateConfiguration settings = reader.read().configuration();
      FixedSettings.requireSame(active.get(), settings);
      FileStamp itsPolicy = policyOf(settings);
      PreparedSettings prepared = active.prepare(settings);
      return Optional.of(
          new Change.Usable(
              changed(inForce, now, policyChanged),
              settings,
              () -> {
                prepared.takeOver();
                inForce = now;
                policySeen = itsPolicy;
                noteSources();
              },
              () -> {
                prepared.discard();
                seen = Map.of();
              }));
    } catch (RuntimeException e) {
      return Optional.of(unusable(e));
    }
  }

  /** The sources go back to what is in force, so that nothing of the change rides along later. */
  private Change unusable(RuntimeException problem) {
    SettingsFile.ofServer().restore(fileInForce);
    SettingsDirectory.ofServer().restore(directoryInForce);
    seen = reader.properties();
    return new Change.Unusable(String.valueOf(problem.getMessage()));
  }

  private void noteSources() {
    fileInForce = SettingsFile.ofServer().properties();
    directoryInForce = SettingsDirectory.ofServer().properties();
  }

  /** The tenant policy is a file of its own; what it says belongs to the settings all the same. */
  private static FileStamp policyOf(DecisionGateConfiguration settings) {
    return settings
        .tenancy()
        .policyPath()
        .map(path -> FileStamp.of(Path.of(path)))
        .orElse(FileStamp.NONE);
  }

  private static List<String> changed(
      Map<String, String> before, Map<String, String> after, boolean policyChanged) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> changed = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), after.get(key))
          || (policyChanged && key.equals(POLICY_PATH))) {
        changed.add(key);
      }
    }
    return changed;
  }
}
