package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.JsonSchema;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the schema library would write to a log; where it writes it, it keeps it for ever, too. */
class SchemaLogTest {
  private static final Logger LIBRARY = Logger.getLogger("com.networknt.schema");

  @Test
  void keywordsThatTheDraftDoesNotKnowAreNeitherLoggedNorKept() {
    String keyword = "x-" + UUID.randomUUID();
    List<String> messages = new CopyOnWriteArrayList<>();
    Handler handler = keeping(messages);
    LIBRARY.addHandler(handler);
    try {
      JsonSchema schema =
          JsonSchema.compile(
              Json.object()
                  .put("type", "string")
                  .put(keyword, Json.object().put("any", 1).build())
                  .build());

      assertThat(schema.violations(Json.of("text"))).isEmpty();
      assertThat(schema.violations(Json.of(1))).hasSize(1);
    } finally {
      LIBRARY.removeHandler(handler);
    }
    assertThat(messages).isEmpty();
  }

  private static Handler keeping(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        messages.add(logged.getMessage());
      }

      @Override
      public void flush() {
        // Nothing is held back.
      }

      @Override
      public void close() {
        // Nothing to close.
      }
    };
  }
}
