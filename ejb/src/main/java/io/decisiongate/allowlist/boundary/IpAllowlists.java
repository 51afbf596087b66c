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
 * most once a minute for each principal, address and organisation on a node. Callers of this
 * machine and operators of the deployment are let in all the same, which is recorded too.
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

  private record Recorded(
      String principal,
      String address,
      long organisation,
      String action,
      AddressAllowlist.Mode mode) {}

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
   * Refuses when the organisation of the tenant objects to a caller who does not belong to it.
   *
   * @throws AddressNotAllowed when it does
   */
  public void require(CallOrigin origin, Principal principal, TenantId tenant) {
    lists
        .ownerOf(tenant.value())
        .filter(owner -> principal.organisation().filter(owner::equals).isEmpty())
        .ifPresent(owner -> require(origin, principal, owner.longValue()));
  }

  /**
   * Refuses when an organisation objects for which somebody acts.
   *
   * @throws AddressNotAllowed when it does
   */
  public void require(CallOrigin origin, Principal principal, long organisation) {
    require(origin, principal, List.of(organisation));
  }

  /** One of the organisations that refuses nobody is enough. */
  private void require(CallOrigin origin, Principal principal, List<Long> organisations) {
    List<Long> objecting =
        organisations.stream().filter(organisation -> objects(origin, organisation)).toList();
    if (objecting.isEmpty() || objecting.size() < organisations.size()) {
      return;
    }
    boolean exempt = isExempt(origin, principal);
    objecting.forEach(
        organisation ->
            record(origin, principal, organisation, exempt ? "ip_exempted" : "ip_blocked"));
    if (!exempt && objecting.stream().allMatch(this::refuses)) {
      throw new AddressNotAllowed();
    }
  }

  private boolean refuses(long organisation) {
    return lists.of(organisation).mode() == AddressAllowlist.Mode.ENFORCE;
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

  private void record(CallOrigin origin, Principal principal, long organisation, String action) {
    String address = origin.credentials().clientAddress();
    AddressAllowlist.Mode mode = lists.of(organisation).mode();
    Recorded recording = new Recorded(principal.id(), address, organisation, action, mode);
    if (recorded.asMap().putIfAbsent(recording, true) != null) {
      return;
    }
    AdministrationFacts facts =
        new AdministrationFacts(
            principal, organisation, action, "address:" + address, "mode=" + mode.wire());
    try {
      commits.commit(
          Change.builder()
              .audit(AuditEvents.administration(origin, facts))
              .buildAuditOnly(PLATFORM));
    } catch (RuntimeException e) {
      recorded.invalidate(recording);
      throw e;
    }
  }
}
