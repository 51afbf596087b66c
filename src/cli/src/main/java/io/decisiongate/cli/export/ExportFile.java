package io.decisiongate.cli.export;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.export.ExportCheck;
import io.decisiongate.core.export.InvalidExport;
import java.io.IOException;
import java.nio.file.Path;

/** An export on this machine. */
public final class ExportFile {
  private ExportFile() {}

  /**
   * Checks it.
   *
   * @param called how the user calls the file
   * @throws MessageFailure when it is not sound, or cannot be read
   */
  public static ExportCheck.Sound check(Path file, Path called) {
    try {
      return ExportCheck.check(file);
    } catch (InvalidExport e) {
      throw new MessageFailure(e, Message.EXPORT_INVALID, called.toString(), e.text());
    } catch (IOException e) {
      throw new MessageFailure(e, Message.EXPORT_UNREADABLE, called.toString(), e.toString());
    }
  }
}
