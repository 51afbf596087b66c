/** Requirement trees over conditions, evaluated in three-valued logic (requirements.md). */
@NullMarked
package io.decisiongate.core.requirement;

import org.jspecify.annotations.NullMarked;
