package io.decisiongate.system.benchmark;

import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.operations.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the process of a server from outside: its metrics, and what Linux tells of it. */
final class NodeProbe {
  private static final double MIB = 1_048_576;
  private static final long LONGEST_COLLECTION_S = 30;

  private final HttpWire http;
  private final long processId;

  NodeProbe(int port, long processId) {
    this.http = new HttpWire(port);
    this.processId = processId;
  }

  /**
   * What is seen at one moment.
   *
   * @param heapMib used now, garbage included
   * @param threads of the process, virtual ones not counted
   * @param files open files and sockets
   * @param databaseConnections of the three pools
   */
  record Reading(
      double heapMib, double threads, double files, double databaseConnections, double laneDepth) {}

  Reading read() throws IOException {
    Scrape scrape = Scrape.of(http);
    return new Reading(
        scrape.sum("memory_usedHeap_bytes") / MIB,
        count("task"),
        count("fd"),
        scrape.sum("connectionpool_managedConnections"),
        scrape.sum("dg_journal_lane_depth"));
  }

  /** The heap that lives, in MiB: collects all garbage first, which takes a moment. */
  double liveHeapMib() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(processId),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(LONGEST_COLLECTION_S, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
      throw new IOException("jcmd could not collect the garbage of process " + processId);
    }
    return read().heapMib();
  }

  private double count(String directory) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(processId), directory))) {
      return entries.count();
    }
  }
}
