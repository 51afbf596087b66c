package io.decisiongate.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  private static final Path MIGRATIONS = Path.of("src/test/resources/migrations").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void dataSurvivesAHardKillAndAnOrderlyStop() throws Exception {
    DataDirectory directory = TestData.open(folder.resolve("data"));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      execute(postgres.database(), "create table kept (n int)", "insert into kept values (1)");
      kill(postgres.process());
      try (EmbeddedPostgres again = EmbeddedPostgres.start(directory)) {
        assertThat(query(again.database(), "select n from kept")).isEqualTo("1");
        execute(again.database(), "insert into kept values (2)");
      }
    }
    assertThat(directory.database().resolve("postmaster.pid")).doesNotExist();
    try (EmbeddedPostgres third = EmbeddedPostgres.start(directory)) {
      assertThat(query(third.database(), "select sum(n) from kept")).isEqualTo("3");
    }
  }

  @Test
  void serverLeftBehindByAKilledLauncherIsReplaced() throws Exception {
    DataDirectory directory = TestData.open(folder.resolve("data"));
    EmbeddedPostgres left = EmbeddedPostgres.start(directory);
    try (EmbeddedPostgres next = EmbeddedPostgres.start(directory)) {
      assertThat(left.process().isAlive()).isFalse();
      assertThat(next.process().isAlive()).isTrue();
      assertThat(next.database().port()).isEqualTo(left.database().port());
    }
  }

  @Test
  void whoeverMayReadTheDirectoryFindsTheRunningDatabase() throws Exception {
    DataDirectory directory = TestData.open(folder.resolve("data"));
    assertThat(EmbeddedPostgres.running(directory)).isEmpty();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      Database found = EmbeddedPostgres.running(directory).orElseThrow();
      assertThat(found).isEqualTo(postgres.database());
      assertThat(query(found, "select current_database()")).isEqualTo("decisiongate");
    }
    assertThat(EmbeddedPostgres.running(directory)).isEmpty();
  }

  @Test
  void everyCommitIsDurableAndOnlyAPasswordOpens() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(TestData.open(folder.resolve("data")))) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(query(postgres.database(), "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(query(postgres.database(), "show server_encoding")).isEqualTo("UTF8");
      assertThatThrownBy(() -> postgres.database().as("postgres", "wrong").connect())
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void firstStartGivesTheKeyOnce() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(TestData.open(folder.resolve("data")))) {
      DatabaseRoles roles = new DatabaseRoles(postgres.database());
      List<String> keys = new ArrayList<>();
      for (int start = 1; start <= 2; start++) {
        roles.create();
        int migrated = new Migrations(MIGRATIONS).run(roles.owner());
        boolean created = FirstStart.DEFAULT.run(roles.owner(), keys::add);
        assertThat(migrated).isEqualTo(start == 1 ? 1 : 0);
        assertThat(created).isEqualTo(start == 1);
      }
      assertThat(keys).singleElement().asString().matches("dgk_[A-Za-z0-9_-]{43}");
      assertThat(query(roles.application(), "select length(key_hash) from organisation"))
          .isEqualTo("32");
      assertThatThrownBy(() -> execute(roles.application(), "create table t (n int)"))
          .hasMessageContaining("permission denied for schema public");
    }
  }

  @Test
  void aDatabaseOfANewerVersionStopsTheStart() throws Exception {
    Path newer = Files.createDirectory(folder.resolve("newer"));
    Files.copy(MIGRATIONS.resolve("V001__first.sql"), newer.resolve("V001__first.sql"));
    Files.writeString(newer.resolve("V002__second.sql"), "create table of_tomorrow (n int);");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(TestData.open(folder.resolve("data")))) {
      DatabaseRoles roles = new DatabaseRoles(postgres.database());
      roles.create();
      assertThat(new Migrations(newer).run(roles.owner())).isEqualTo(2);

      assertThatThrownBy(() -> new Migrations(MIGRATIONS).run(roles.owner()))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "The database decisiongate has migration 002, which this version does not know: a newer"
                  + " version has used it. Start that version, or restore a backup from before.");
    }
  }

  @Test
  void applicationRoleWithTooManyRightsStopsTheStart() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(TestData.open(folder.resolve("data")))) {
      execute(postgres.database(), "create role dg_app login bypassrls");
      assertThatThrownBy(() -> new DatabaseRoles(postgres.database()).create())
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("bypasses row-level security");
    }
  }

  @Test
  void rootFallsBackToTheUserNobody() throws Exception {
    assumeTrue(
        PostgresAccount.detect() instanceof PostgresAccount.UserNamespace,
        "only root needs another account");
    openToOthers(folder);
    DataDirectory directory = DataDirectory.open(folder.resolve("data"));
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(directory, new PostgresAccount.Nobody())) {
      execute(postgres.database(), "create table kept (n int)");
      assertThat(postgres.process().info().user()).isEqualTo(Optional.of("nobody"));
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
      assertThat(query(postgres.database(), "select count(*) from kept")).isEqualTo("0");
    }
  }

  private static void openToOthers(Path folder) throws IOException {
    for (Path path = folder;
        path != null && !path.equals(Path.of("/tmp"));
        path = path.getParent()) {
      if (!Files.getPosixFilePermissions(path)
          .containsAll(PosixFilePermissions.fromString("--x--x--x"))) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process
        .onExit()
        .get(Duration.ofSeconds(10).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String query(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
