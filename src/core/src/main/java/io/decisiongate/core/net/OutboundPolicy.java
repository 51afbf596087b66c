package io.decisiongate.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which hosts may be connected to; shared by all that fetch what a caller names (providers.md
 * section 5, broker-cli.md section 2.2). In order: list of denied hosts, list of allowed hosts,
 * look-up of the addresses, and whether all of them are public.
 *
 * @param allowed absent = all hosts; a list without entries allows none
 * @param allowPrivateNetworks whether addresses may be others than public ones
 */
public record OutboundPolicy(
    List<HostPattern> denied,
    Optional<List<HostPattern>> allowed,
    boolean allowPrivateNetworks,
    HostResolver resolver) {
  public OutboundPolicy {
    denied = List.copyOf(denied);
    allowed = allowed.map(List::copyOf);
  }

  /**
   * Judges a host. Whoever connects must use the addresses of the verdict: a second look-up may
   * give others.
   *
   * @param host as {@link WebUrl#host()} gives it
   * @param patience how long the look-up may take
   */
  public OutboundVerdict judge(String host, Duration patience) {
    if (denied.stream().anyMatch(pattern -> pattern.matches(host))) {
      return new OutboundVerdict.Denied();
    }
    if (allowed.isPresent() && allowed.get().stream().noneMatch(pattern -> pattern.matches(host))) {
      return new OutboundVerdict.NotListed();
    }
    List<InetAddress> addresses;
    try {
      addresses = lookUp(host, patience);
    } catch (UnknownHostException e) {
      return new OutboundVerdict.LookupFailed(String.valueOf(e.getMessage()));
    }
    if (addresses.isEmpty()) {
      return new OutboundVerdict.NoAddress();
    }
    // One private address among public ones is how a name of the outside is made to point inside.
    if (!allowPrivateNetworks && !addresses.stream().allMatch(PublicAddresses::contains)) {
      return new OutboundVerdict.NotPublic();
    }
    return new OutboundVerdict.Permitted(addresses);
  }

  private List<InetAddress> lookUp(String host, Duration patience) throws UnknownHostException {
    Optional<InetAddress> literal = AddressRange.address(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> resolver.resolve(host));
    // The system's look-up cannot be interrupted, so it is left behind when it takes too long.
    Thread.ofVirtual().name("look-up of " + host).start(lookUp);
    try {
      return lookUp.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failed("the look-up took longer than " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw failed("the look-up failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted during the look-up", e);
    }
  }

  private static UnknownHostException failed(String reason, Exception cause) {
    UnknownHostException failure = new UnknownHostException(reason);
    failure.initCause(cause);
    return failure;
  }
}
