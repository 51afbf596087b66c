/** Audit events as lines of a file, beside the chain in the database. */
@NullMarked
package io.decisiongate.audit.control;

import org.jspecify.annotations.NullMarked;
