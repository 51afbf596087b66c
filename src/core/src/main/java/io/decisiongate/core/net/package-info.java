/**
 * Internet addresses and outbound connections (providers.md section 5, broker-cli.md section 2.2).
 *
 * <p>A {@link io.decisiongate.core.net.WebUrl} is read as browsers read it, its host is put before
 * an {@link io.decisiongate.core.net.OutboundPolicy}, and an {@link
 * io.decisiongate.core.net.OutboundClient} connects to the addresses that were permitted and to no
 * others: no second look-up, no proxy, no redirect.
 */
@NullMarked
package io.decisiongate.core.net;

import org.jspecify.annotations.NullMarked;
