/** What the database has of allow-lists. */
@NullMarked
package io.decisiongate.allowlist.control;

import org.jspecify.annotations.NullMarked;
