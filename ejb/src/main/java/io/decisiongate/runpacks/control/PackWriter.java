package io.decisiongate.runpacks.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.runpack.PackStore;
import io.decisiongate.core.runpack.RunLogs;
import io.decisiongate.core.runpack.RunpackExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Writes packs to where the configuration says, and else to where callers say. */
@ApplicationScoped
public class PackWriter {
  private static final System.Logger LOG = System.getLogger(PackWriter.class.getName());

  /** Exports to a store at the same time, so that one that hangs leaves room for other calls. */
  private static final int MAX_STORES = 8;

  private final Semaphore stores = new Semaphore(MAX_STORES);

  @Inject ActiveConfiguration configuration;
  @Inject PackDirectories directories;

  /**
   * A pack that is in its place.
   *
   * @param storageUri absent when that is a folder
   */
  public record Written(RunpackExport.Exported exported, Optional<String> storageUri) {}

  /**
   * Writes a pack to the configured store, or to a folder if there is none.
   *
   * @param outputDir does not count when a store is configured
   * @throws RunpackFailure when it cannot be written
   */
  public Written write(
      RunpackExport export, RunLogs logs, Optional<String> outputDir, String manifestName) {
    Optional<RunpackStorageSettings> storage = configuration.get().runpackStorage();
    if (storage.isEmpty()) {
      return new Written(
          export.write(logs, directories.destination(outputDir, manifestName)), Optional.empty());
    }
    if (!stores.tryAcquire()) {
      throw RunpackFailure.artifact(
          "object store io error: " + MAX_STORES + " exports are under way; try again later");
    }
    try (PackStore store = PackStore.open(storage.get())) {
      PackStore.Stored stored = store.export(export, logs, manifestName);
      return new Written(stored.exported(), Optional.of(stored.uri()));
    } catch (RunpackFailure e) {
      // Callers learn the kind of failure only: the rest may name hosts and accounts.
      LOG.log(System.Logger.Level.WARNING, "a runpack could not be stored", e);
      throw e;
    } finally {
      stores.release();
    }
  }
}
