package io.decisiongate.core.net;

import java.net.InetAddress;
import java.util.List;

/** What an {@link OutboundPolicy} says about a host. */
public sealed interface OutboundVerdict {

  /**
   * It may be connected to, at these addresses only.
   *
   * @param addresses at least one, in the order in which they are to be tried
   */
  record Permitted(List<InetAddress> addresses) implements OutboundVerdict {
    public Permitted {
      addresses = List.copyOf(addresses);
    }
  }

  /** It is on the list of denied hosts. */
  record Denied() implements OutboundVerdict {}

  /** There is a list of allowed hosts, and it is not on it. */
  record NotListed() implements OutboundVerdict {}

  /** Its addresses could not be found out. */
  record LookupFailed(String reason) implements OutboundVerdict {}

  /** It has no address. */
  record NoAddress() implements OutboundVerdict {}

  /** At least one of its addresses is not public. */
  record NotPublic() implements OutboundVerdict {}
}
