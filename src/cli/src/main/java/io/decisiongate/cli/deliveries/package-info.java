/**
 * {@code dg deliveries}: what the server has given up delivering, and what it shall give up
 * (docs/dispatch.md). The commands work on the server's database, so they are for those who may
 * read its settings.
 */
@NullMarked
package io.decisiongate.cli.deliveries;

import org.jspecify.annotations.NullMarked;
