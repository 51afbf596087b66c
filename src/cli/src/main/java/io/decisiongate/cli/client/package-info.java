/**
 * A client of {@code /rpc} over HTTP, event streams or a child process (broker-cli.md section 4.7).
 */
@NullMarked
package io.decisiongate.cli.client;

import org.jspecify.annotations.NullMarked;
