/** Input that must be refused, and a database that is away: an error and no effect. */
@NullMarked
package io.decisiongate.system.input;

import org.jspecify.annotations.NullMarked;
