package io.decisiongate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.local.server.Readiness;
import io.decisiongate.local.server.ServerAddress;
import io.decisiongate.local.server.ServerPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationIT {
  @TempDir private Path folder;
  private ServerPackage serverPackage = new ServerPackage(Path.of(""));
  private final List<String> keys = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void install() throws IOException {
    serverPackage = StandInServer.install(folder.resolve("wlp"));
  }

  @Test
  void everythingEndsInOrderAndTheKeyIsShownOnce() throws Exception {
    Installation.Plan plan = plan("data");
    for (int start = 1; start <= 2; start++) {
      try (Installation ignored = Installation.start(plan)) {
        assertThat(isReady(plan)).isTrue();
      }
      assertThat(isReady(plan)).isFalse();
    }
    assertThat(plan.directory().resolve("ended-in-order")).exists();
    assertThat(plan.directory().database().resolve("postmaster.pid")).doesNotExist();
    assertThat(keys).hasSize(1);
  }

  @Test
  void twoInstallationsRunSideBySide() throws Exception {
    Installation.Plan one = plan("one");
    Installation.Plan two = plan("two");
    try (Installation first = Installation.start(one);
        Installation second = Installation.start(two)) {
      assertThat(List.of(first, second)).doesNotHaveDuplicates();
      assertThat(isReady(one)).isTrue();
      assertThat(isReady(two)).isTrue();
      assertThatThrownBy(() -> Installation.start(one))
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("Another server is running on the data directory");
    }
    assertThat(keys).hasSize(2);
  }

  @Test
  void whatAKilledLauncherLeftIsEndedByStop() throws Exception {
    Installation.Plan plan = plan("data");
    Installation left = Installation.start(plan);
    assertThat(RunningServer.exists(plan.directory())).isTrue();
    left.abandon();
    ProcessRecord record = new ProcessRecord(plan.directory().resolve("liberty.pid"));
    assertThat(record.running()).isPresent();
    assertThat(RunningServer.stop(plan.directory())).isTrue();
    assertThat(record.running()).isEmpty();
    assertThat(plan.directory().database().resolve("postmaster.pid")).doesNotExist();
    assertThat(RunningServer.stop(plan.directory())).isFalse();
  }

  @Test
  void nextStartReplacesWhatAKilledLauncherLeft() throws Exception {
    Installation.Plan plan = plan("data");
    Installation.start(plan).abandon();
    try (Installation ignored = Installation.start(plan)) {
      assertThat(isReady(plan)).isTrue();
    }
    assertThat(keys).hasSize(1);
  }

  @Test
  void takenPortIsOneSentenceAndNothingStaysBehind() throws Exception {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      ServerAddress taken =
          new ServerAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
      Installation.Plan plan = plan("data", taken);
      assertThatThrownBy(() -> Installation.start(plan))
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("Port " + other.getLocalPort() + " on 127.0.0.1 cannot be used");
      assertThat(RunningServer.exists(plan.directory())).isFalse();
    }
  }

  private Installation.Plan plan(String data) throws IOException {
    return plan(data, new ServerAddress(InetAddress.getLoopbackAddress(), 0).withRealPort());
  }

  private Installation.Plan plan(String data, ServerAddress address) throws IOException {
    return new Installation.Plan(
        serverPackage,
        TestData.open(folder.resolve(data)),
        address,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        keys::add,
        notes::add);
  }

  private static boolean isReady(Installation.Plan plan) {
    return Readiness.of(plan.directory(), plan.address().url()).isReady();
  }
}
