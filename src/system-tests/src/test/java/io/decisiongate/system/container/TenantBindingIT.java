package io.decisiongate.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A transaction belongs to one tenant, from its first statement to its end and no longer. */
@ExtendWith(ArquillianExtension.class)
class TenantBindingIT {
  private static final TenantContext ONE = new TenantContext(1);
  private static final TenantContext TWO = new TenantContext(2);

  /** More than connections lie in the pool. */
  private static final int MANY = 20;

  @Inject Bound bound;
  @Inject Rows rows;
  @Inject UserTransaction transaction;

  @Deployment
  static Archive<?> application() {
    return TestedApplication.with(TenantBindingIT.class, Bound.class, Rows.class);
  }

  @Test
  void aBoundMethodSeesTheRowsOfItsTenantAlone() {
    assertThat(bound.to(ONE, rows::tenantsSeen)).containsExactly("1");
    assertThat(bound.to(TWO, rows::tenantsSeen)).containsExactly("2");
    assertThat(bound.to(TenantContext.PLATFORM, rows::tenantsSeen)).isEmpty();
  }

  @Test
  void aBoundMethodCannotWriteRowsOfAnotherTenant() {
    assertThatThrownBy(() -> bound.to(ONE, () -> addNamespace(TWO, 70)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void outsideOfABoundMethodNothingIsSeen() throws Exception {
    assertThat(rows.tenantsSeen()).isEmpty();
    transaction.begin();
    try {
      assertThat(rows.tenantsSeen()).isEmpty();
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void withoutATenantTheMethodIsNotEntered() {
    AtomicBoolean entered = new AtomicBoolean();
    assertThatThrownBy(() -> bound.toNobody(() -> entered.getAndSet(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is bound to a tenant but has no TenantContext argument");
    assertThat(entered).isFalse();
  }

  @Test
  void withoutATransactionTheMethodIsNotEntered() {
    AtomicBoolean entered = new AtomicBoolean();
    assertThatThrownBy(() -> bound.withoutTransaction(ONE, () -> entered.getAndSet(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is bound to a tenant but runs without a transaction");
    assertThat(entered).isFalse();
  }

  @Test
  void theBindingEndsWithACommit() throws Exception {
    transaction.begin();
    String backend = bound.to(ONE, this::backendOfBoundConnection);
    transaction.commit();
    assertThatNothingIsCarriedOver(backend);
  }

  @Test
  void theBindingEndsWithARollback() throws Exception {
    transaction.begin();
    String backend = bound.to(ONE, this::backendOfBoundConnection);
    transaction.rollback();
    assertThatNothingIsCarriedOver(backend);
  }

  @Test
  void theBindingEndsWithAFailure() {
    List<String> backend = new ArrayList<>();
    assertThatThrownBy(
            () ->
                bound.to(
                    ONE,
                    () -> {
                      backend.add(backendOfBoundConnection());
                      throw new IllegalArgumentException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThatNothingIsCarriedOver(backend.getFirst());
  }

  @Test
  void aFailedMethodLeavesNoRows() {
    Supplier<Object> writesAndFails =
        () -> {
          addNamespace(ONE, 71);
          throw new IllegalArgumentException("on purpose");
        };
    assertThatThrownBy(() -> bound.to(ONE, writesAndFails)).hasMessage("on purpose");
    assertThat(bound.to(ONE, () -> rows.of("select 1 from namespace where namespace_id = 71")))
        .isEmpty();
  }

  @Test
  void aTransactionCannotChangeToAnotherTenant() throws Exception {
    AtomicBoolean entered = new AtomicBoolean();
    transaction.begin();
    try {
      assertThat(bound.to(ONE, rows::tenantsSeen)).containsExactly("1");
      assertThatThrownBy(() -> bound.to(TWO, () -> entered.getAndSet(true)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot change to");
      assertThat(entered).isFalse();
      assertThat(rows.tenantsSeen()).containsExactly("1");
      assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void aNestedCallForTheSameTenantJoins() {
    Supplier<String> number = () -> rows.of("select pg_current_xact_id()").getFirst();
    List<String> numbers =
        bound.to(ONE, () -> List.of(number.get(), bound.to(ONE, number), number.get()));
    assertThat(numbers).containsOnly(numbers.getFirst());
  }

  @Test
  void aTransactionOfItsOwnIsBoundOnItsOwn() {
    List<List<String>> seen =
        bound.to(
            ONE,
            () ->
                List.of(
                    rows.tenantsSeen(), bound.apart(TWO, rows::tenantsSeen), rows.tenantsSeen()));
    assertThat(seen).containsExactly(List.of("1"), List.of("2"), List.of("1"));
  }

  private int addNamespace(TenantContext tenant, long namespace) {
    return rows.update(
        "insert into namespace (tenant_id, namespace_id, name, created_at) values (?, ?, 'x', 0)",
        tenant.tenant(),
        namespace);
  }

  private String backendOfBoundConnection() {
    assertThat(rows.tenantsSeen()).containsExactly("1");
    return rows.of("select pg_backend_pid()").getFirst();
  }

  /** Also the connection that was bound is among those that are asked. */
  private void assertThatNothingIsCarriedOver(String backend) {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      seen.addAll(
          rows.of(
              "select pg_backend_pid(), current_setting('dg.tenant', true), (select count(*) from namespace)"));
    }
    assertThat(seen).contains(backend + "  0").allMatch(row -> row.matches("\\d+ (null)? 0"));
  }
}
