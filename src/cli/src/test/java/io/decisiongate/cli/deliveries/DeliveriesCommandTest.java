package io.decisiongate.cli.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.local.deliveries.GivenUpDeliveries;
import io.decisiongate.local.deliveries.GivenUpDelivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say without a server; the system tests run them on one. */
class DeliveriesCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutDatabaseTheOperatorIsToldWhatToDo() {
    CommandRun run = CommandRun.dg("deliveries", "list", "--data", folder.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "No database runs on "
                + folder
                + ": start the server first, or name its configuration with --config.\n");
    assertThat(folder).as("looking creates nothing").isEmptyDirectory();
  }

  @Test
  void theDatabaseIsThatOfTheServersSettings() {
    CommandRun run =
        CommandRun.with(
            Map.of(
                "DG_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/gates",
                "DG_DATABASE_USER", "admin"),
            "deliveries",
            "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("The database gates at 127.0.0.1:1 cannot be reached as dg_owner: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--run-id r",
        "--run-id r --tenant-id 1",
        "--namespace-id 1",
        "--all --tenant-id 1",
        "--all=false",
        "--delivery-id 00000000-0000-0000-0000-000000000001 --run-id r --tenant-id 1 --namespace-id 1",
        "--delivery-id none",
        "--delivery-id 00000000-0000-0000-0000-000000000001 --sink queue",
      })
  void whatIsToBeChangedIsNamedExactly(String options) {
    for (String command : List.of("retry", "stop")) {
      CommandRun run = CommandRun.dg(("deliveries " + command + " " + options).strip().split(" "));

      assertThat(run.status()).as(run.err()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--all",
        "--tenant-id 1 --sink log",
        "--tenant-id 1 --namespace-id 1 --run-id r --reason mistake",
        "--delivery-id 00000000-0000-0000-0000-000000000001",
      })
  void oneOrManyCanBeMeant(String options) {
    for (String command : List.of("retry", "stop")) {
      CommandRun run =
          CommandRun.dg(("deliveries " + command + " " + options + " --data " + folder).split(" "));

      assertThat(run.err()).startsWith("No database runs on ");
    }
  }

  @Test
  void aReasonHasABound() {
    CommandRun run = CommandRun.dg("deliveries", "stop", "--all", "--reason", "x".repeat(501));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Invalid value for option '--reason': it has more than 500 characters\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001"})
  void aListHasAtLeastOneEntryAndNotTooMany(String limit) {
    CommandRun run =
        CommandRun.dg("deliveries", "list", "--limit", limit, "--data", folder.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("limit must be between 1 and 10000, was " + limit + "\n");
  }

  @Test
  void whatOthersWroteCannotBeginALineOfTheList() {
    GivenUpDelivery delivery =
        new GivenUpDelivery(
            31,
            7,
            "run\n- forged",
            new UUID(0, 1),
            "callback",
            Optional.of("p1"),
            JsonReader.read("{\"kind\":\"agent\",\"agent_id\":\"a1\"}"),
            3,
            Optional.of("callback failed: \u001b[2J"),
            1_767_225_600_000L,
            1_767_225_601_000L);

    assertThat(DeliveryLines.of(new GivenUpDeliveries.Listing(List.of(delivery), 2)))
        .isEqualTo(
            """
            - 00000000-0000-0000-0000-000000000001 by callback: packet p1 of run run\\u000a- forged (tenant 31, namespace 7) to {"kind":"agent","agent_id":"a1"}
                given up at 2026-01-01T00:00:01Z after 3 attempts, queued at 2026-01-01T00:00:00Z: callback failed: \\u001b[2J
            given up: 2, of which the newest 1 are listed
            """);
    assertThat(delivery.toJson())
        .isEqualTo(
            JsonReader.read(
                """
                {"tenant_id":31,"namespace_id":7,"run_id":"run\\n- forged","sink":"callback",
                 "delivery_id":"00000000-0000-0000-0000-000000000001","packet_id":"p1",
                 "target":{"kind":"agent","agent_id":"a1"},"attempts":3,
                 "last_error":"callback failed: \\u001b[2J",
                 "queued_at":1767225600000,"given_up_at":1767225601000}
                """));
    assertThat(((Json.Obj) delivery.toJson()).members()).doesNotContainKey("payload");
  }
}
