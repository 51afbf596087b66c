/** What keeps a node in order while it runs. */
@NullMarked
package io.decisiongate.operations.control;

import org.jspecify.annotations.NullMarked;
