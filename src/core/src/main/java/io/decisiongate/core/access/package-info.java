/** Who may act where: the tenant policy and its decisions; pure rules, nobody is asked. */
@NullMarked
package io.decisiongate.core.access;

import org.jspecify.annotations.NullMarked;
