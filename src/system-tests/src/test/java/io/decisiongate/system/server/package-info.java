/**
 * The real server as a process of its own: {@link io.decisiongate.system.server.ServerUnderTest}
 * with a configuration of a test's choice, or {@link io.decisiongate.system.server.SharedServer},
 * one for all tests that need nothing special, on a database that can be taken away from it.
 */
@NullMarked
package io.decisiongate.system.server;

import org.jspecify.annotations.NullMarked;
