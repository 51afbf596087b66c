package io.decisiongate.access.control;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.NamespaceSettings;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.tenancy.boundary.NamespaceAuthority;
import io.decisiongate.tenancy.boundary.Tenants;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is the namespace one that may be used? Open tenancy knows only the rule for the default namespace
 * (auth.md section 6); managed tenancy asks whether the namespace exists. Whoever else has a say in
 * it is asked after that.
 */
@NamespaceGuarded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 30)
public class NamespaceInterceptor {
  private static final NamespaceId DEFAULT = new NamespaceId(1);

  @Inject ActiveConfiguration configuration;
  @Inject Tenants tenants;
  @Inject NamespaceAuthority authority;

  @AroundInvoke
  @Nullable Object check(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    boolean usable =
        switch (configuration.tenancy()) {
          case OPEN -> isOpen(call.tenant(), call.namespace());
          case MANAGED -> exists(call.tenant(), call.namespace());
        };
    if (!usable) {
      throw refused(call, "namespace_denied");
    }
    Optional<String> objection =
        call.namespace()
            .flatMap(
                namespace ->
                    authority.objection(
                        namespace,
                        call.origin()
                            .clientCorrelationId()
                            .orElse(call.origin().serverCorrelationId())));
    if (objection.isPresent()) {
      throw refused(call, objection.get());
    }
    return invocation.proceed();
  }

  private static Unauthorized refused(Call call, String reason) {
    Unauthorized refusal = new Unauthorized(reason);
    call.change()
        .audit(
            AuditEvents.denied(
                call.origin(),
                call.tool().wire(),
                Optional.of(call.principal()),
                refusal.explanation()));
    return refusal;
  }

  private boolean isOpen(Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    if (!namespace.equals(Optional.of(DEFAULT))) {
      return true;
    }
    NamespaceSettings settings = configuration.get().namespace();
    return settings.allowDefault()
        && tenant.filter(settings.defaultTenants()::contains).isPresent();
  }

  private boolean exists(Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    return tenant.isPresent()
        && namespace.isPresent()
        && tenants.knows(tenant.get(), namespace.get());
  }
}
