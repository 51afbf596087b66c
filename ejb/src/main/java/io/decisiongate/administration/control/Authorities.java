package io.decisiongate.administration.control;

import io.decisiongate.core.access.BuiltInRole;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Role;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds out, at each call anew, what an administrator may do. */
@ApplicationScoped
public class Authorities {
  private static final String KEY_PREFIX = "key:";

  /** Roles that let somebody keep keys of its own (sessions-rbac.md section 12). */
  private static final Set<String> KEEPERS_OF_OWN_KEYS =
      Set.of(BuiltInRole.EDITOR.wire(), BuiltInRole.VIEWER.wire());

  @Inject Rows rows;

  /**
   * What the principal may do.
   *
   * @throws Unauthorized when the database does not know it, or its credential is a key that is
   *     good for some tools or tenants only
   */
  public Authority of(Principal principal) {
    String key =
        principal.credentialId().startsWith(KEY_PREFIX)
            ? principal.credentialId().substring(KEY_PREFIX.length())
            : "";
    return rows.first(
            "select * from dg_administrator(?, ?)",
            row -> authority(principal, row),
            principal.id(),
            key)
        .filter(authority -> !principal.belongsElsewhere(authority.organisation()))
        .orElseThrow(() -> new Unauthorized("principal_unmapped"));
  }

  private static Authority authority(Principal principal, ResultSet row) throws SQLException {
    Set<String> names = new HashSet<>();
    Set<Capability> everywhere = EnumSet.noneOf(Capability.class);
    for (String role : words(row.getString("organisation_roles"))) {
      names.add(role);
      everywhere.addAll(capabilities(role));
    }
    Map<Long, Set<Capability>> inTenants = new HashMap<>();
    for (String binding : words(row.getString("tenant_roles"))) {
      int colon = binding.indexOf(':');
      if (!isOpen(principal, Long.parseLong(binding.substring(0, colon)))) {
        continue;
      }
      String role = binding.substring(colon + 1);
      names.add(role);
      inTenants
          .computeIfAbsent(
              Long.valueOf(binding.substring(0, colon)), unused -> EnumSet.noneOf(Capability.class))
          .addAll(capabilities(role));
    }
    return new Authority(
        principal,
        row.getLong("organisation_id"),
        row.getBoolean("operator"),
        everywhere,
        inTenants,
        names.stream().anyMatch(KEEPERS_OF_OWN_KEYS::contains));
  }

  /** A session administers no other tenant than its own because of a role there. */
  private static boolean isOpen(Principal principal, long tenant) {
    return principal
        .credential()
        .session()
        .filter(session -> session.tenant().filter(own -> own == tenant).isEmpty())
        .isEmpty();
  }

  private static Set<Capability> capabilities(String role) {
    return Role.named(role).map(Role::capabilities).orElseGet(Set::of);
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }
}
