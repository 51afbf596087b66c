package io.decisiongate.allowlist.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.allowlist.control.StoredAllowlists;
import io.decisiongate.audit.boundary.AdministrationFacts;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.AddressNotAllowed;
import io.decisiongate.core.net.AddressAllowlist;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Refuses calls from addresses that an organisation does not allow (licensing.md section 11.4). A
 * change of a list is known on every node within two seconds. What a list objects to is recorded at
 * most once a minute for each principal and address on a node. Callers of this machine and
 * operators of the deployment are let in all the same, which is recorded too.
 */
@ApplicationScoped
public class IpAllowlists {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration RECORDED_FOR = Duration.ofMinutes(1);
  private static final long PLATFORM = 0;

  @Inject StoredAllowlists lists;
  @Inject AuditedCommits commits;

  private final Cache<Recorded, Boolean> recorded =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(RECORDED_FOR).build();

  private record Recorded(String principal, String address, String action) {}

  /**
   * Refuses when the caller's organisation objects. Somebody whom the database does not know
   * belongs to the organisations of the tenants in which its roles are; one that has no objection
   * is enough, because this is for calls that act in no tenant.
   *
   * @throws AddressNotAllowed when it does
   */
  public void require(CallOrigin origin, Principal principal) {
    require(
        origin,
        principal,
        principal
            .organisation()
            .map(List::of)
            .orElseGet(
                () ->
                    principal.scopes().stream()
                        .map(Principal.Scope::tenant)
                        .distinct()
                        .flatMap(tenant -> lists.ownerOf(tenant).stream())
                        .distinct()
                        .toList()));
  }

  /**
   * Refuses when the caller's organisation objects; for somebody whom the database does not know,
   * that of the tenant.
   *
   * @throws AddressNotAllowed when it does
   */
  public void require(CallOrigin origin, Principal principal, TenantId tenant) {
    require(
        origin,
        principal,
        principal.organisation().or(() -> lists.ownerOf(tenant.value())).stream().toList());
  }

  /** One of the organisations without an objection is enough. */
  private void require(CallOrigin origin, Principal principal, List<Long> organisations) {
    if (organisations.stream().allMatch(organisation -> objects(origin, organisation))) {
      organisations.stream()
          .findFirst()
          .ifPresent(organisation -> act(origin, principal, organisation));
    }
  }

  /** Whether no list can keep this caller out. */
  public boolean isExempt(CallOrigin origin, Principal principal) {
    return origin.credentials().areOfThisMachine()
        || (principal.organisation().isPresent() && lists.isOperator(principal.id()));
  }

  private boolean objects(CallOrigin origin, long organisation) {
    return lists
        .of(organisation)
        .objectsTo(origin.credentials().clientAddress(), System.currentTimeMillis());
  }

  private void act(CallOrigin origin, Principal principal, long organisation) {
    AddressAllowlist.Mode mode = lists.of(organisation).mode();
    if (isExempt(origin, principal)) {
      record(origin, principal, organisation, "ip_exempted", mode);
      return;
    }
    record(origin, principal, organisation, "ip_blocked", mode);
    if (mode == AddressAllowlist.Mode.ENFORCE) {
      throw new AddressNotAllowed();
    }
  }

  private void record(
      CallOrigin origin,
      Principal principal,
      long organisation,
      String action,
      AddressAllowlist.Mode mode) {
    String address = origin.credentials().clientAddress();
    if (recorded.asMap().putIfAbsent(new Recorded(principal.id(), address, action), true) != null) {
      return;
    }
    AdministrationFacts facts =
        new AdministrationFacts(
            principal, organisation, action, "address:" + address, "mode=" + mode.wire());
    commits.commit(
        Change.builder().audit(AuditEvents.administration(origin, facts)).buildAuditOnly(PLATFORM));
  }
}
