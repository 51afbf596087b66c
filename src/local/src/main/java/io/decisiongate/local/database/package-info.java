/**
 * PostgreSQL for one machine: real binaries run as a child process ({@link
 * io.decisiongate.local.database.EmbeddedPostgres}), or one that runs elsewhere; roles, migrations
 * and the first organisation in either.
 */
@NullMarked
package io.decisiongate.local.database;

import org.jspecify.annotations.NullMarked;
