package io.decisiongate.core.yaml;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the value of one document from its events. */
final class YamlComposer {
  /** How many nodes and characters all aliases of a document may expand to. */
  static final int MAX_EXPANSION = 16 * 1024 * 1024;

  /**
   * A finished node.
   *
   * @param key its text, when it can be a member name
   * @param weight nodes and characters, aliases expanded
   * @param depth levels of collections, 0 for a scalar
   */
  private record Node(Json json, Optional<String> key, long weight, int depth) {}

  private final Iterator<Event> events;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private long expansion;

  YamlComposer(Iterator<Event> events) {
    this.events = events;
  }

  /** Consumes the events of one node. */
  Json compose() {
    return node(events.next(), 0).json();
  }

  private Node node(Event event, int level) {
    if (event instanceof AliasEvent alias) {
      return expanded(alias, level);
    }
    Node node =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event);
          case SequenceStart -> sequence((CollectionStartEvent) event, level + 1);
          case MappingStart -> mapping((CollectionStartEvent) event, level + 1);
          case Alias,
              Comment,
              DocumentEnd,
              DocumentStart,
              MappingEnd,
              SequenceEnd,
              StreamEnd,
              StreamStart ->
              throw new YamlSyntaxException("unexpected " + event.getEventId());
        };
    // Only a finished node gets its name, so no node can contain itself.
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private Node expanded(AliasEvent alias, int level) {
    Node target =
        Optional.ofNullable(anchors.get(alias.getAlias()))
            .orElseThrow(() -> new YamlSyntaxException("unknown alias " + alias.getAlias()));
    checkDepth(level + target.depth());
    expansion += target.weight();
    if (expansion > MAX_EXPANSION) {
      throw new YamlSyntaxException("aliases expand to more than " + MAX_EXPANSION);
    }
    return target;
  }

  private static Node scalar(ScalarEvent event) {
    String text = event.getValue();
    if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      throw new YamlSyntaxException("lone surrogate");
    }
    Json json = YamlScalar.resolve(event.getTag(), event.isPlain(), text);
    return new Node(json, Optional.of(text), 1L + text.length(), 0);
  }

  private Node sequence(CollectionStartEvent start, int level) {
    checkDepth(level);
    checkTag(start, "tag:yaml.org,2002:seq");
    List<Json> items = new ArrayList<>();
    long weight = 1;
    int depth = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      Node item = node(event, level);
      items.add(item.json());
      weight += item.weight();
      depth = Math.max(depth, item.depth());
    }
    return new Node(new Json.Array(items), Optional.empty(), weight, depth + 1);
  }

  private Node mapping(CollectionStartEvent start, int level) {
    checkDepth(level);
    checkTag(start, "tag:yaml.org,2002:map");
    Map<String, Json> members = new LinkedHashMap<>();
    long weight = 1;
    int depth = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Node key = node(event, level);
      String name =
          key.key().orElseThrow(() -> new YamlSyntaxException("a collection cannot be a key"));
      Node value = node(events.next(), level);
      members.put(name, value.json());
      weight += key.weight() + value.weight();
      depth = Math.max(depth, value.depth());
    }
    return new Node(new Json.Obj(members), Optional.empty(), weight, depth + 1);
  }

  private static void checkDepth(int level) {
    if (level > JsonReader.MAX_DEPTH) {
      throw new YamlSyntaxException("more than " + JsonReader.MAX_DEPTH + " levels");
    }
  }

  private static void checkTag(CollectionStartEvent start, String expected) {
    start
        .getTag()
        .filter(tag -> !tag.equals("!") && !tag.equals(expected))
        .ifPresent(
            tag -> {
              throw new YamlSyntaxException("unknown tag " + tag);
            });
  }
}
