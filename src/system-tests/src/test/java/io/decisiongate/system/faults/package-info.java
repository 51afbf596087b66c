/**
 * Server and database are killed under load, again and again, and what is stored afterwards is held
 * against every answer that was given. A {@link io.decisiongate.system.faults.LoadCall} is one call
 * of the load, {@link io.decisiongate.system.faults.CallBook} remembers what came of each, {@link
 * io.decisiongate.system.faults.StoredFacts} reads the database and {@link
 * io.decisiongate.system.faults.Consistency} compares both. A further kind of call is a further
 * record of {@code LoadCall}.
 */
@NullMarked
package io.decisiongate.system.faults;

import org.jspecify.annotations.NullMarked;
