package io.decisiongate.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Connection;
import io.decisiongate.system.server.SharedServer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that never gets complete is ended, however its bytes are spread over time. */
@ExtendWith(SharedServer.Access.class)
class SlowSenderIT {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  @Test
  void noRequestIsOpenLongerThanTenSeconds(SharedServer server)
      throws InterruptedException, ExecutionException {
    assertThat(SlowSender.allHeldOpen(wait -> new Connection(server.server().port(), wait)))
        .allSatisfy((name, time) -> assertThat(time).as(name).isLessThan(LONGEST_REQUEST));
  }
}
