package io.decisiongate.local.database;

import io.decisiongate.local.DataDirectory;
import java.nio.file.Path;

/** Lets other packages' tests unpack PostgreSQL. */
public final class PostgresBinariesAccess {
  private PostgresBinariesAccess() {}

  public static Path unpack(DataDirectory directory) {
    return PostgresBinaries.unpack(directory).home();
  }
}
