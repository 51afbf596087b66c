package io.decisiongate.tenancy.control;

import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets the transaction-local {@code dg.tenant} once for each transaction, inside of the transaction
 * interceptor. PostgreSQL forgets the setting at the end of the transaction, so a pooled connection
 * carries nothing over.
 */
@TenantBound
@Interceptor
@jakarta.annotation.Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TenantBindingInterceptor {
  private static final String BOUND = "io.decisiongate.tenant";

  @Resource(lookup = "jdbc/decisiongate")
  DataSource dataSource;

  @Resource TransactionSynchronizationRegistry transaction;

  @AroundInvoke
  @Nullable Object bind(InvocationContext invocation) throws Exception {
    TenantContext context = contextOf(invocation);
    if (transaction.getTransactionKey() == null) {
      throw new IllegalStateException(
          invocation.getMethod() + " is bound to a tenant but runs without a transaction");
    }
    Object bound = transaction.getResource(BOUND);
    if (bound == null) {
      bind(context);
      transaction.putResource(BOUND, context);
    } else if (!bound.equals(context)) {
      throw new IllegalStateException(
          "the transaction is bound to " + bound + " and cannot change to " + context);
    }
    return invocation.proceed();
  }

  /**
   * On the connection that the transaction shares with the entity manager. A database that fails
   * here fails as it does in any later statement: what callers of an entity manager expect.
   */
  private void bind(TenantContext context) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select set_config('dg.tenant', ?, true)")) {
      statement.setString(1, Long.toString(context.tenant()));
      statement.execute();
    } catch (SQLException e) {
      throw new PersistenceException("the transaction could not be bound to " + context, e);
    }
  }

  private static TenantContext contextOf(InvocationContext invocation) {
    for (Object argument : invocation.getParameters()) {
      if (argument instanceof TenantContext context) {
        return context;
      }
    }
    throw new IllegalStateException(
        invocation.getMethod() + " is bound to a tenant but has no TenantContext argument");
  }
}
