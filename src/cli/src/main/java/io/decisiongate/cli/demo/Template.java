package io.decisiongate.cli.demo;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text of this package with places of the form {@code @NAME@}. */
record Template(String text) {

  static Template of(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing in the build");
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MessageFailure(
          e, DemoMessage.TEMPLATE_UNREADABLE, resource, BoundedInput.reason(e));
    }
  }

  /** Fills a place that stands in quotes; JSON and TOML escape alike what is escaped here. */
  Template with(String name, String value) {
    String quoted = JsonWriter.write(Json.of(value));
    return new Template(text.replace("@" + name + "@", quoted.substring(1, quoted.length() - 1)));
  }
}
