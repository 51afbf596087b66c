package io.decisiongate.runpacks.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.runpack.ConfinedFolders;
import io.decisiongate.core.runpack.PackDestination;
import io.decisiongate.core.runpack.PackFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/** The folders that callers name, within the one that {@code runpacks.base_dir} allows. */
@ApplicationScoped
public class PackDirectories {
  @Inject ActiveConfiguration configuration;

  /**
   * Where an export writes.
   *
   * @throws RunpackFailure when there is no folder, or none that may be used
   */
  public PackDestination destination(Optional<String> outputDir, String manifestName) {
    String folder =
        outputDir.orElseThrow(
            () ->
                new RunpackFailure(
                    "output_dir is required when runpack storage is not configured"));
    return PackDestination.of(confined(folder), manifestName);
  }

  /**
   * What a verification reads.
   *
   * @throws RunpackFailure when the folder may not be used
   */
  public PackFolder folder(String runpackDir) {
    return PackFolder.limited(confined(runpackDir));
  }

  private String confined(String folder) {
    Optional<Path> base = configuration.get().runpacks().baseDir().map(Path::of);
    return base.map(path -> new ConfinedFolders(path).resolve(folder)).orElse(folder);
  }
}
