package io.decisiongate.core.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads a whole path. */
final class PathParser {
  private final Cursor cursor;

  PathParser(Cursor cursor) {
    this.cursor = cursor;
  }

  List<Step> path() {
    cursor.expect("$");
    List<Step> steps = new ArrayList<>();
    while (cursor.peek(0) == '.' || cursor.peek(0) == '[') {
      steps.add(step());
    }
    cursor.skipBlanks();
    if (!cursor.atEnd()) {
      throw cursor.invalid("expected the end");
    }
    return List.copyOf(steps);
  }

  private Step step() {
    if (cursor.accept("..")) {
      return new Step.Descent(cursor.accept("[") ? bracket() : member());
    }
    if (cursor.accept("[")) {
      return new Step.Child(bracket());
    }
    cursor.expect(".");
    if (cursor.peek(0) == '[' && cursor.peek(1) == '?') {
      cursor.expect("[");
      return new Step.Child(bracket());
    }
    return new Step.Child(member());
  }

  private Selector member() {
    return cursor.accept("*")
        ? new Selector.Wildcard()
        : new Selector.Names(List.of(cursor.name()));
  }

  private Selector bracket() {
    cursor.skipBlanks();
    Selector selector;
    if (cursor.accept("?")) {
      selector = new Selector.Filter(new ConditionParser(cursor).condition());
    } else if (cursor.accept("*")) {
      selector = new Selector.Wildcard();
    } else if (cursor.atQuote()) {
      selector = names();
    } else {
      selector = range();
    }
    cursor.skipBlanks();
    cursor.expect("]");
    return selector;
  }

  private Selector names() {
    List<String> names = new ArrayList<>();
    names.add(cursor.quoted());
    while (cursor.accept(",")) {
      cursor.skipBlanks();
      if (!cursor.atQuote()) {
        throw cursor.invalid("expected a quoted name");
      }
      names.add(cursor.quoted());
    }
    return new Selector.Names(names);
  }

  private Selector range() {
    OptionalLong first = cursor.integer();
    cursor.skipBlanks();
    if (cursor.accept(":")) {
      return slice(first);
    }
    List<Long> indexes = new ArrayList<>();
    indexes.add(required(first));
    while (cursor.accept(",")) {
      cursor.skipBlanks();
      indexes.add(required(cursor.integer()));
      cursor.skipBlanks();
    }
    return new Selector.Indexes(indexes);
  }

  private Selector slice(OptionalLong from) {
    cursor.skipBlanks();
    OptionalLong to = cursor.integer();
    cursor.skipBlanks();
    OptionalLong step = OptionalLong.empty();
    if (cursor.accept(":")) {
      cursor.skipBlanks();
      step = cursor.integer();
    }
    if (step.orElse(1) < 1) {
      throw cursor.invalid("expected a positive step before this");
    }
    return new Selector.Slice(from, to, step.orElse(1));
  }

  private long required(OptionalLong index) {
    return index.orElseThrow(() -> cursor.invalid("expected an index"));
  }
}
