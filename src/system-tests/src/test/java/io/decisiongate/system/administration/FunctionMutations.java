package io.decisiongate.system.administration;

import io.decisiongate.system.server.OncePerRun;
import io.decisiongate.system.tenancy.Mutation;
import io.decisiongate.system.tenancy.MutationRun;
import io.decisiongate.system.tenancy.Sql;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weaknesses of the functions through which the application reads and changes what administrators
 * keep: each condition by which an organisation, a principal or a tenant is told from others is
 * replaced by {@code true}, one at a time.
 */
public final class FunctionMutations {
  private static final String DEFINITIONS =
      """
      select pg_get_functiondef(p.oid) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname like 'dg\\_%'
      order by p.proname
      """;

  private static final Pattern NAME = Pattern.compile("FUNCTION public\\.(\\w+)");
  private static final String BODY = "$function$";

  private static final String COLUMN =
      "(?:\\w+\\.)?(?:organisation_id|principal_id|tenant|tenant_id|active_tenant|owned_tenant|owner_tenant|scope_tenant)\\b";

  /** A name, or an expression up to its end. */
  private static final String VALUE = "(?:case\\b.*?\\bend\\b|nullif\\(.*?\\)::bigint|[\\w.]+)";

  private static final Pattern CONDITION =
      Pattern.compile(
          "(?<!\\bset )\\b(?:%1$s\\s*=\\s*%2$s|%2$s\\s*=\\s*%1$s|using \\((?:organisation_id|principal_id)\\))"
              .formatted(COLUMN, VALUE),
          Pattern.DOTALL);

  /**
   * Nothing changes without them: the function has bound the very tenant that they name, and
   * row-level security shows no other; {@code PolicyMutations} are about that.
   */
  private static final Set<String> IMPLIED_BY_POLICIES =
      Set.of(
          "dg_count_namespaces: tenant_id = of_tenant",
          "dg_dispatch_counted: tenant_id = bound",
          "dg_finish_purge: n.tenant_id = first_number",
          "dg_finish_purge: t.tenant_id = first_number",
          "dg_namespace_is_taken: n.tenant_id = of_tenant",
          "dg_namespaces: n.tenant_id = of_tenant",
          "dg_purge_rows: d.tenant_id = of_tenant",
          "dg_next_tenant: t.tenant_id = candidate",
          "dg_tenant_is_active: t.tenant_id = wanted",
          "dg_tenants: t.tenant_id = owned");

  private FunctionMutations() {}

  /** Makes them all, on a server of their own. */
  public static MutationRun.Outcome run() throws Exception {
    try (SessionsServer server = SessionsServer.start(Files.createTempDirectory("dg-mutations-"));
        Sql sql = new Sql(server.database().connect())) {
      OncePerRun.lend(SessionsServer.class, server);
      List<Mutation> all = all(sql);
      sql.commit();
      return new MutationRun(
              server.database(),
              List.of(OrganisationsApartIT.class, ReadsApartIT.class, ChangesApartIT.class),
              Set.of(),
              () -> OncePerRun.lend(TwoOrganisations.class, TwoOrganisations.on(server)))
          .of(all);
    }
  }

  private static List<Mutation> all(Sql sql) throws SQLException {
    List<Mutation> all = new ArrayList<>();
    Set<String> missing = new HashSet<>(IMPLIED_BY_POLICIES);
    for (String definition : sql.texts(DEFINITIONS)) {
      for (Mutation mutation : of(definition)) {
        missing.remove(mutation.name());
        if (!IMPLIED_BY_POLICIES.contains(mutation.name())) {
          all.add(mutation);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("there are no such conditions: " + missing);
    }
    return all;
  }

  private static List<Mutation> of(String definition) {
    List<Mutation> mutations = new ArrayList<>();
    Matcher name = NAME.matcher(definition);
    if (!name.find()) {
      throw new IllegalStateException("no function: " + definition);
    }
    Matcher condition =
        CONDITION.matcher(definition).region(definition.indexOf(BODY), definition.length());
    while (condition.find()) {
      String weaker = condition.group().startsWith("using") ? "on true" : "true";
      mutations.add(
          new Mutation(
              name.group(1) + ": " + condition.group().replaceAll("\\s+", " "),
              definition.substring(0, condition.start())
                  + weaker
                  + definition.substring(condition.end()),
              definition));
    }
    return mutations;
  }
}
