/** What an operator sees of the running server. */
@NullMarked
package io.decisiongate.system.operations;

import org.jspecify.annotations.NullMarked;
