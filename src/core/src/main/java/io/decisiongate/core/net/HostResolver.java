package io.decisiongate.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host; tests put their own in place of the system's. */
@FunctionalInterface
public interface HostResolver {
  /** As the operating system does. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses, in the order in which they are to be tried. May block.
   *
   * @throws UnknownHostException when there is no such host
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
