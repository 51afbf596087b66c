package io.decisiongate.tenancy.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantBindingInterceptorTest {
  private static final Map<String, Object> IN_TRANSACTION = Map.of("getTransactionKey", "t-1");

  @Test
  void aDatabaseThatFailsHereFailsAsItDoesInAnyLaterStatement() {
    SQLException problem = new SQLTransientConnectionException("no connection");
    TenantBindingInterceptor interceptor = new TenantBindingInterceptor();
    interceptor.transaction =
        answering(TransactionSynchronizationRegistry.class, IN_TRANSACTION, null);
    interceptor.dataSource = answering(DataSource.class, Map.of(), problem);

    assertThatThrownBy(() -> interceptor.bind(invocation()))
        .isInstanceOf(PersistenceException.class)
        .hasCause(problem);
  }

  private static InvocationContext invocation() {
    return answering(
        InvocationContext.class,
        Map.of("getParameters", new Object[] {new TenantContext(1)}),
        null);
  }

  /** Answers as told, and everything else with the problem or with null. */
  private static <T> T answering(
      Class<T> type, Map<String, Object> answers, @Nullable Exception problem) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null && problem != null) {
                throw problem;
              }
              return answer;
            }));
  }
}
