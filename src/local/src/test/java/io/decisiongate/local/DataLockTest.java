package io.decisiongate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir private Path folder;

  @Test
  void secondServerOnTheSameDataIsRefusedInOneSentence() {
    DataDirectory directory = DataDirectory.open(folder);
    try (DataLock ignored = DataLock.take(directory)) {
      assertThatThrownBy(() -> DataLock.take(directory))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Another server is running on the data directory %s (process %d); stop it first or give another one with --data."
                  .formatted(directory.root(), ProcessHandle.current().pid()));
    }
  }

  @Test
  void lockIsFreeAgainAfterItsHolder() {
    DataDirectory directory = DataDirectory.open(folder);
    DataLock.take(directory).close();
    try (DataLock again = DataLock.take(directory)) {
      assertThat(again).isNotNull();
    }
  }
}
