package io.decisiongate.dispatch.control;

import java.util.ArrayList;
import java.util.List;

/** Lets every tenant be the first in its turn, so that a long queue of one does not stop others. */
final class Turns {
  private long lastFirst = -1;

  /**
   * The tenants in the order of this round.
   *
   * @param tenants by number
   */
  List<Long> order(List<Long> tenants) {
    int first = 0;
    while (first < tenants.size() && tenants.get(first) <= lastFirst) {
      first++;
    }
    List<Long> order = new ArrayList<>(tenants.subList(first, tenants.size()));
    order.addAll(tenants.subList(0, first));
    lastFirst = order.isEmpty() ? lastFirst : order.getFirst();
    return order;
  }
}
