package io.decisiongate.dispatch.control;

import java.nio.file.Path;

/**
 * A process that delivers to a log until it cannot. Started with a limit on the length of files, it
 * meets what a full disk is: a write that is carried out in part, and then none.
 */
final class FullDisk {
  private FullDisk() {}

  public static void main(String[] arguments) {
    LogFile log = new LogFile(Path.of(arguments[0]));
    OutgoingPacket packet = Packets.outgoing("{\"kind\":\"json\",\"value\":null}");
    AttemptResult result = log.deliver(packet);
    while (result instanceof AttemptResult.Delivered) {
      result = log.deliver(packet);
    }
    System.out.print(result);
  }
}
