/**
 * The acceptance list of the core, one class per suite, one method per id, under the id itself; and
 * what a running server does with its audit file and with settings that change. All of them share
 * one server, {@link io.decisiongate.system.acceptance.AcceptanceServer}; each class or test gives
 * it its own configuration.
 */
@NullMarked
package io.decisiongate.system.acceptance;

import org.jspecify.annotations.NullMarked;
