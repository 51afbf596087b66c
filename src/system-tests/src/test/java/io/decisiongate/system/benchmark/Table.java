package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** Rows of results: printed as they come, and kept as a CSV file. */
final class Table {
  private final Path file;

  Table(Path file, String... columns) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, String.join(",", columns) + "\n");
    System.out.println(String.join(",", columns));
  }

  /** Adds a row; fractions get one digit. */
  void add(Object... cells) throws IOException {
    StringJoiner row = new StringJoiner(",");
    for (Object cell : cells) {
      row.add(
          cell instanceof Double number
              ? String.format(Locale.ROOT, "%.1f", number)
              : cell.toString());
    }
    Files.writeString(file, row + "\n", java.nio.file.StandardOpenOption.APPEND);
    System.out.println(row);
  }
}
