package io.decisiongate.local.database;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once into the data directory.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

  /**
   * Unpacks what the class path brings for this platform, unless that has been done.
   *
   * @throws StartFailure when there are no binaries for this platform or the disk is full
   */
  static PostgresBinaries unpack(DataDirectory directory) {
    Path home = directory.resolve("postgres-" + version());
    if (!Files.isDirectory(home)) {
      Path draft = directory.resolve(home.getFileName() + ".partial");
      try {
        FileTree.delete(draft);
        extract(draft);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw StartFailure.of("unpacking PostgreSQL into " + draft, e);
      }
    }
    return new PostgresBinaries(home);
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** Version of the binaries, such as 18.6.0. */
  static String version() {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      String version = properties.getProperty("version");
      if (version == null) {
        throw new IllegalStateException("postgres.properties is missing in the build");
      }
      return version;
    } catch (IOException e) {
      throw StartFailure.of("reading postgres.properties", e);
    }
  }

  static String majorVersion() {
    return version().split("\\.")[0];
  }

  /** Name of the archive that the binaries' artifact for this platform contains. */
  static String archive(String system, String machine) {
    String os = system.toLowerCase(Locale.ROOT);
    String family =
        os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : os.replace(' ', '_');
    String cpu =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    return "postgres-" + family + "-" + cpu + ".txz";
  }

  private static void extract(Path target) throws IOException {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    try (InputStream resource =
        PostgresBinaries.class.getResourceAsStream("/" + archive(system, machine))) {
      if (resource == null) {
        throw new StartFailure(
            "This build has no PostgreSQL binaries for %s on %s; name a PostgreSQL of yours with DG_DATABASE_URL, DG_DATABASE_USER and DG_DATABASE_PASSWORD."
                .formatted(system, machine));
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(entry, tar, target);
        }
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(content, path);
      Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if ((mode & 0100) != 0) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }
}
