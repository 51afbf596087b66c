package io.decisiongate.tenancy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StorageHealthTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** A node that is newer than its database is not ready. */
  @Test
  void readinessAsksForSomethingOfTheNewestMigration() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      Path newest = files.max(Comparator.comparing(Path::getFileName)).orElseThrow();
      String name = StorageHealth.NEWEST.replaceAll("\\(.*", "(");
      assertThat(newest).content().contains("create function " + name);
    }
  }
}
