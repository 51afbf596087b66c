package io.decisiongate.cli.deliveries;

import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.local.deliveries.GivenUpDeliveries;
import io.decisiongate.local.deliveries.GivenUpDelivery;
import java.time.Instant;
import java.util.stream.Collectors;

/** A listing for people: a line that names the delivery, and below it why it was given up. */
final class DeliveryLines {
  private DeliveryLines() {}

  static String of(GivenUpDeliveries.Listing listing) {
    int shown = listing.deliveries().size();
    String end =
        listing.total() > shown
            ? "given up: %d, of which the newest %d are listed%n".formatted(listing.total(), shown)
            : "given up: %d%n".formatted(shown);
    return listing.deliveries().stream().map(DeliveryLines::of).collect(Collectors.joining()) + end;
  }

  private static String of(GivenUpDelivery delivery) {
    return """
        - %s by %s: packet %s of run %s (tenant %d, namespace %d) to %s
            given up at %s after %d attempts, queued at %s: %s
        """
        .formatted(
            delivery.id(),
            delivery.sink(),
            Printable.of(delivery.packet().orElse("(unknown)")),
            Printable.of(delivery.run()),
            delivery.tenant(),
            delivery.namespace(),
            Printable.of(JsonWriter.write(delivery.target())),
            Instant.ofEpochMilli(delivery.givenUpAt()),
            delivery.attempts(),
            Instant.ofEpochMilli(delivery.queuedAt()),
            Printable.of(delivery.error().orElse("no error is known")));
  }
}
