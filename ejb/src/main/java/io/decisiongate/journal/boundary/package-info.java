/**
 * The one write path. A {@link io.decisiongate.journal.boundary.Change} is data; {@link
 * io.decisiongate.journal.boundary.Journal} commits it durably with many others of its tenant, or
 * it fails alone with {@link io.decisiongate.journal.boundary.StaleChange}.
 */
@NullMarked
package io.decisiongate.journal.boundary;

import org.jspecify.annotations.NullMarked;
