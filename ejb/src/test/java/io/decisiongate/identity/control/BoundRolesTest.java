package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.access.Capability;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class BoundRolesTest {
  private static final TenantId TENANT = new TenantId(3);
  private static final Optional<NamespaceId> NAMESPACE = Optional.of(new NamespaceId(4));

  private final BoundRoles roles = new BoundRoles();

  @Test
  void aRoleHoldsItsCapabilitiesWhereItIsGiven() {
    BoundRoles.Bound bound = roles.bind("viewer", TENANT, NAMESPACE);

    assertThat(bound.binding().capabilities())
        .contains(Capability.RUNS_READ)
        .doesNotContain(Capability.RUNS_WRITE);
    assertThat(bound.binding().tenant()).isEqualTo(TENANT);
    assertThat(bound.binding().namespace()).isEqualTo(NAMESPACE);
  }

  @Test
  void theRegistrySeesTheRolesOfTheCoreThere() {
    assertThat(roles.bind("editor", TENANT, NAMESPACE).roles())
        .containsExactly(role("editor"), role("NamespaceWriter"), role("SchemaManager"));
    assertThat(roles.bind("TenantAdmin", TENANT, NAMESPACE).roles())
        .containsExactly(role("TenantAdmin"));
  }

  @Test
  void aRoleThatNobodyDefinesGrantsNothingAndIsLoggedOnce() {
    Log log = new Log();
    Logger logger = Logger.getLogger(BoundRoles.class.getName());
    logger.addHandler(log);
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(roles.bind("deployer", TENANT, NAMESPACE).binding().capabilities()).isEmpty();
        assertThat(roles.bind("Viewer", TENANT, NAMESPACE).roles()).containsExactly(role("Viewer"));
      }
    } finally {
      logger.removeHandler(log);
    }
    assertThat(log.records).hasSize(2);
    assertThat(log.records.stream().map(record -> record.getParameters()[0]))
        .containsExactly("deployer", "Viewer");
  }

  private static Principal.Role role(String name) {
    return new Principal.Role(name, Optional.of(TENANT), NAMESPACE);
  }

  private static final class Log extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
