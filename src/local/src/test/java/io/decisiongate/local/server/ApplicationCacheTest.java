package io.decisiongate.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationCacheTest {
  private static final FileTime ALWAYS = FileTime.fromMillis(1_767_225_600_000L);

  @TempDir Path folder;
  private Path application;
  private Path unpacked;
  private ApplicationCache cache;

  @BeforeEach
  void start() throws IOException {
    application = folder.resolve("decision-gate.ear");
    build("one");
    DataDirectory data = DataDirectory.open(folder.resolve("data"));
    unpacked = data.resolve("liberty/decisiongate/workarea/cache/web-api.war");
    cache = new ApplicationCache(data, "decisiongate");
    cache.keepOnlyFor(application);
    Files.createDirectories(unpacked.getParent());
    Files.writeString(unpacked, "one");
  }

  @Test
  void theSameApplicationKeepsItsCache() {
    cache.keepOnlyFor(application);
    assertThat(unpacked).exists();
  }

  @Test
  void anotherBuildWithTheSameTimeStampEmptiesTheCache() throws IOException {
    build("two");
    cache.keepOnlyFor(application);
    assertThat(unpacked).doesNotExist();
  }

  @Test
  void aCacheOfUnknownOriginIsEmptied() throws IOException {
    Files.delete(folder.resolve("data/liberty/application.sha256"));
    cache.keepOnlyFor(application);
    assertThat(unpacked).doesNotExist();
  }

  private void build(String content) throws IOException {
    Files.writeString(application, content);
    Files.setLastModifiedTime(application, ALWAYS);
  }
}
