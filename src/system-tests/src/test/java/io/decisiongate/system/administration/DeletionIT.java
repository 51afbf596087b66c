package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.export.ExportCheck;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.tools.TimeScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Organisations, tenants and namespaces are deleted in two steps. */
@ExtendWith(DeletionServer.Access.class)
class DeletionIT {
  private final DeletionServer server;
  private RestClient owner;
  private String tenant = "";
  private String name = "";

  DeletionIT(DeletionServer server) {
    this.server = server;
    owner = server.administrator();
  }

  /** An organisation with a tenant in which something has happened in two namespaces. */
  @BeforeEach
  void makeOrganisation() {
    name = server.newName();
    owner = server.owner(name);
    tenant = member(owner.post("tenants", "{\"name\":\"Claims\"}"), "tenant_id");
    for (long namespace : new long[] {2, 3}) {
      assertThat(owner.post("tenants/" + tenant + "/namespaces", namespace(namespace)).status())
          .isEqualTo(201);
      decide(namespace);
    }
  }

  @Test
  void aTenantIsErasedAfterItsExport() throws Exception {
    Answer deleting = delete("tenants/" + tenant, 1);
    assertThat(deleting.status()).isEqualTo(200);
    assertThat(member(deleting, "state")).isEqualTo("deleting");
    assertThat(deleting.header("etag")).contains("\"2\"");
    AdministeredServer.await(() -> owner.listSchemas(tenant, "2") == 403);

    Export export = Export.of(owner, "tenants/" + tenant + "/export");
    assertThat(export.rows("tenant")).hasSize(1);
    assertThat(export.rows("namespace")).hasSize(2);
    assertThat(export.rows("scenario")).hasSize(2);
    assertThat(export.rows("run")).hasSize(2);
    assertThat(export.rows("run_step")).hasSize(2);
    assertThat(export.rows("registered_schema")).hasSize(2);
    assertThat(String.join("\n", export.rows("audit_record")))
        .contains("tenant_deletion_requested", "scenario_trigger");
    server.endWaiting();
    Answer purging = owner.post("tenants/" + tenant + "/purge", export.purge());
    assertThat(purging.status()).as(purging.toString()).isEqualTo(202);
    assertThat(member(purging, "state")).isEqualTo("purging");

    AdministeredServer.await(() -> owner.get("tenants/" + tenant).status() == 404);
    for (String table : server.tablesOfTenants()) {
      assertThat(rows(table, "")).as(table).isZero();
    }
    assertThat(
            server.number(
                "select count(*) from tenant where state = 'deleted' and tenant_id = " + tenant))
        .isEqualTo(1);
    assertThat(server.platformActions("tenant:" + tenant))
        .containsExactly(
            "tenant_created", "tenant_exported", "tenant_purge_requested", "tenant_purged");
    assertThat(server.audited("tenant_purge_requested", export.manifest())).isEqualTo(1);
    assertThat(server.audited("tenant_purge_requested", "asked_by=" + name)).isEqualTo(1);
    assertThat(owner.post("tenants", "{\"name\":\"next\"}"))
        .satisfies(next -> assertThat(member(next, "tenant_id")).isNotEqualTo(tenant));
  }

  @Test
  void theExportOfSomethingThatStandsStillIsTheSame() throws Exception {
    delete("tenants/" + tenant, 1);
    assertThat(Export.of(owner, "tenants/" + tenant + "/export").manifest())
        .isEqualTo(Export.of(owner, "tenants/" + tenant + "/export").manifest());
  }

  /** The audit log is exported by record; a tenant has its own row besides. */
  @Test
  void anExportHasEveryTableOfTenants() throws Exception {
    delete("tenants/" + tenant, 1);
    List<String> tables = new ArrayList<>(server.tablesOfTenants());
    tables.replaceAll(table -> table.equals("audit_block") ? "audit_record" : table);
    tables.addAll(List.of("tenant", "role"));
    assertThat(Export.of(owner, "tenants/" + tenant + "/export").files().keySet())
        .containsExactlyInAnyOrderElementsOf(
            tables.stream().map(table -> table + ".ndjson").toList());
  }

  @Test
  void aTenantIsDeletedFromTheCommandLine(@TempDir Path directory) throws Exception {
    String file = directory.resolve("tenant.zip").toString();
    assertThat(AdminProcess.done(owner, "delete", "tenant", tenant).member("state"))
        .isEqualTo("deleting");
    AdministeredServer.await(() -> owner.listSchemas(tenant, "2") == 403);
    AdminProcess exported = AdminProcess.done(owner, "export", "tenant", tenant, file);
    assertThat(exported.member("place")).isEqualTo("tenant:" + tenant);
    assertThat(ExportCheck.check(Path.of(file)).auditRecords()).isPositive();
    assertThat(AdminProcess.run(owner, "export", "tenant", tenant, file).status()).isEqualTo(1);
    assertThat(AdminProcess.run(owner, "purge", "namespace", tenant + "/2", file).out())
        .contains("is an export of tenant:" + tenant);
    server.endWaiting();
    assertThat(AdminProcess.done(owner, "purge", "tenant", tenant, file).member("state"))
        .isEqualTo("purging");
    AdministeredServer.await(() -> owner.get("tenants/" + tenant).status() == 404);
  }

  @Test
  void aDeletionIsTakenBackByAnotherState() {
    delete("tenants/" + tenant, 1);
    assertThat(patch("tenants/" + tenant, 2, "{\"name\":\"x\"}").status()).isEqualTo(409);
    assertThat(delete("tenants/" + tenant, 2).status()).isEqualTo(409);
    assertThat(owner.post("tenants/" + tenant + "/namespaces", namespace(4)).status())
        .isEqualTo(409);
    assertThat(patch("tenants/" + tenant + "/namespaces/2", 1, "{\"name\":\"x\"}").status())
        .isEqualTo(409);
    Answer back = patch("tenants/" + tenant, 2, "{\"state\":\"active\"}");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.text()).doesNotContain("delete_after_ms");
    AdministeredServer.await(() -> owner.listSchemas(tenant, "2") == 200);
    assertThat(owner.get("tenants/" + tenant + "/export").status()).isEqualTo(409);
    assertThat(delete("tenants/" + tenant, 3).status()).isEqualTo(200);
  }

  @Test
  void nothingIsErasedBeforeItsTimeOrWithoutTheNewestExport() throws Exception {
    String path = "tenants/" + tenant;
    assertThat(owner.get(path + "/export").status()).isEqualTo(409);
    assertThat(owner.post(path + "/purge", digest('0')).status()).isEqualTo(409);
    assertThat(owner.send("DELETE", path, Map.of(), Optional.empty()).status()).isEqualTo(428);
    assertThat(delete(path, 7).status()).isEqualTo(412);
    delete(path, 1);
    Export export = Export.of(owner, path + "/export");

    assertThat(member(owner.post(path + "/purge", export.purge()), "error")).isEqualTo("not_due");
    server.endWaiting();
    assertThat(owner.post(path + "/purge", "{\"manifest_sha256\":\"short\"}").status())
        .isEqualTo(400);
    assertThat(member(owner.post(path + "/purge", digest('0')), "error"))
        .isEqualTo("export_outdated");
    server.sql("update usage_counter set used = used + 1 where tenant_id = " + tenant);
    assertThat(member(owner.post(path + "/purge", export.purge()), "error"))
        .isEqualTo("export_outdated");
    assertThat(rows("run", "")).isEqualTo(2);
  }

  @Test
  void aNamespaceIsErasedAndItsNumberStaysTaken() throws Exception {
    String path = "tenants/" + tenant + "/namespaces/2";
    delete(path, 1);
    AdministeredServer.await(() -> owner.listSchemas(tenant, "2") != 200);
    Export export = Export.of(owner, path + "/export");
    assertThat(export.rows("run")).hasSize(1);
    assertThat(export.rows("namespace")).singleElement().asString().contains("\"namespace_id\":2");
    server.endWaiting();
    assertThat(owner.post(path + "/purge", export.purge()).status()).isEqualTo(202);
    AdministeredServer.await(() -> owner.get(path).status() == 404);

    for (String table : List.of("scenario", "run", "run_step", "registered_schema")) {
      assertThat(rows(table, " and namespace_id = 2")).as(table).isZero();
      assertThat(rows(table, " and namespace_id = 3")).as(table).isPositive();
    }
    assertThat(rows("audit_block", "")).isPositive();
    assertThat(owner.listSchemas(tenant, "3")).isEqualTo(200);
    assertThat(owner.get("tenants/" + tenant + "/namespaces").text())
        .contains("\"namespace_id\":3");
    assertThat(owner.post("tenants/" + tenant + "/namespaces", namespace(2)).status())
        .isEqualTo(409);
  }

  @Test
  void anOrganisationIsErasedByOperatorsWhenItHasNoTenants() throws Exception {
    String organisation = server.organisationOf(owner);
    String path = "orgs/" + organisation;
    RestClient operator = server.administrator();
    assertThat(delete(path, 1).status()).isEqualTo(409);
    eraseTenant();
    assertThat(delete(path, 1).status()).isEqualTo(200);
    AdministeredServer.await(() -> owner.get("auth/me").status() == 401);

    Export export = Export.of(operator, path + "/export");
    assertThat(export.rows("principal")).hasSize(1);
    assertThat(export.rows("api_key")).hasSize(1);
    server.endWaiting();
    assertThat(operator.post(path + "/purge", export.purge()).status()).isEqualTo(202);
    AdministeredServer.await(() -> operator.get(path).status() == 404);
    assertThat(
            server.number("select count(*) from principal where organisation_id = " + organisation))
        .isZero();
    assertThat(operator.makeOrganisation(name)).startsWith("dgk_");
  }

  @Test
  void operatorsTakeBackTheDeletionOfAnOrganisation() throws Exception {
    String path = "orgs/" + server.organisationOf(owner);
    eraseTenant();
    delete(path, 1);
    assertThat(server.administrator().patch(path, 2, "{\"state\":\"active\"}").status())
        .isEqualTo(200);
    AdministeredServer.await(() -> owner.get("auth/me").status() == 200);
  }

  @Test
  void theOrganisationOfOperatorsStays() {
    RestClient operator = server.administrator();
    String path = "orgs/" + server.organisationOf(operator);
    assertThat(
            operator.send("DELETE", path, Map.of("if-match", "\"1\""), Optional.empty()).status())
        .isEqualTo(409);
  }

  @Test
  void whoMayWhat() throws Exception {
    RestClient admin = server.principal(owner, name + "-admin", "{\"role\":\"admin\"}");
    RestClient project =
        server.principal(
            owner, name + "-project", "{\"role\":\"project_admin\",\"tenant_id\":" + tenant + "}");
    String path = "tenants/" + tenant;
    assertThat(delete(project, path, 1).status()).isEqualTo(403);
    assertThat(delete(project, path + "/namespaces/2", 1).status()).isEqualTo(200);
    assertThat(project.get(path + "/namespaces/2/export").status()).isEqualTo(403);
    assertThat(project.post(path + "/namespaces/2/purge", digest('0')).status()).isEqualTo(403);
    assertThat(delete(admin, path, 1).status()).isEqualTo(200);
    Export export = Export.of(admin, path + "/export");
    Answer refused = admin.post(path + "/purge", export.purge());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(member(refused, "required_capability")).isEqualTo("org:delete");
    assertThat(delete(admin, "orgs/" + server.organisationOf(owner), 1).status()).isEqualTo(403);
  }

  /** As a node leaves it that ends in between; another purge makes nodes look. */
  @Test
  void whatIsHalfErasedIsErasedToItsEnd() throws Exception {
    String half = tenant;
    delete("tenants/" + half, 1);
    server.endWaiting();
    server.sql(
        "select dg_start_purge('tenant:%1$s'), dg_purge_rows('tenant:%1$s', 1)".formatted(half));
    tenant = member(owner.post("tenants", "{\"name\":\"Other\"}"), "tenant_id");
    eraseTenant();
    AdministeredServer.await(() -> owner.get("tenants/" + half).status() == 404);
  }

  @Test
  void whatCannotBeErasedKeepsNothingElse() throws Exception {
    server.sql("insert into deletion values ('namespace:999999/1', 'somebody', 0, 0, true)");
    server.sql("insert into deletion values ('organisation:1', 'somebody', 0, 0, true)");
    try {
      eraseTenant();
    } finally {
      server.sql("delete from deletion where asked_by = 'somebody'");
    }
  }

  private void eraseTenant() throws Exception {
    String path = "tenants/" + tenant;
    assertThat(delete(path, 1).status()).isEqualTo(200);
    Export export = Export.of(owner, path + "/export");
    server.endWaiting();
    assertThat(owner.post(path + "/purge", export.purge()).status()).isEqualTo(202);
    AdministeredServer.await(() -> owner.get(path).status() == 404);
  }

  private void decide(long namespace) {
    TimeScenario scenario = new TimeScenario("s" + namespace, Long.parseLong(tenant), namespace);
    AdministeredServer.await(() -> owner.listSchemas(tenant, Long.toString(namespace)) == 200);
    tool("scenario_define", JsonWriter.write(scenario.define()));
    tool("scenario_start", JsonWriter.write(scenario.start("r")));
    tool("scenario_trigger", JsonWriter.write(scenario.trigger("r", "t", 5)));
    tool("schemas_register", JsonWriter.write(scenario.schema("shape")));
  }

  private void tool(String tool, String arguments) {
    Answer answer = owner.tool(tool, arguments);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text()).as(tool).doesNotContain("\"error\"");
  }

  private long rows(String table, String condition) throws Exception {
    return server.number(
        "select count(*) from %s where tenant_id = %s%s".formatted(table, tenant, condition));
  }

  private static String namespace(long number) {
    return "{\"namespace_id\":" + number + ",\"name\":\"n\"}";
  }

  private static String digest(char digit) {
    return "{\"manifest_sha256\":\"" + String.valueOf(digit).repeat(64) + "\"}";
  }

  private Answer patch(String path, long version, String json) {
    return owner.patch(path, version, json);
  }

  private Answer delete(String path, long version) {
    return delete(owner, path, version);
  }

  private static Answer delete(RestClient client, String path, long version) {
    return client.send("DELETE", path, Map.of("if-match", "\"" + version + "\""), Optional.empty());
  }
}
