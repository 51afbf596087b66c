/** Tests of child processes. */
@NullMarked
package io.decisiongate.local.process;

import org.jspecify.annotations.NullMarked;
