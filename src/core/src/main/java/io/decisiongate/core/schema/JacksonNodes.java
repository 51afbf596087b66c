package io.decisiongate.core.schema;

import io.decisiongate.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as the validator reads them. JSON Schema knows only the value of a number, not how it was
 * written: 1 and 1.0 become the same node.
 */
final class JacksonNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JacksonNodes() {}

  static JsonNode of(Json json) {
    return switch (json) {
      case Json.Null ignored -> NODES.nullNode();
      case Json.Bool bool -> NODES.booleanNode(bool.value());
      case Json.Int integer -> integer(integer.value());
      case Json.Float number -> number(number.value());
      case Json.Text text -> NODES.stringNode(text.value());
      case Json.Array array -> {
        ArrayNode items = NODES.arrayNode(array.items().size());
        array.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case Json.Obj object -> {
        ObjectNode members = NODES.objectNode();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
          members.set(member.getKey(), of(member.getValue()));
        }
        yield members;
      }
    };
  }

  private static JsonNode number(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return decimal.scale() <= 0 ? integer(decimal.toBigInteger()) : NODES.numberNode(decimal);
  }

  /** The smallest node that fits, so that equal numbers are equal nodes. */
  private static JsonNode integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValueExact());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValueExact())
        : NODES.numberNode(value);
  }
}
