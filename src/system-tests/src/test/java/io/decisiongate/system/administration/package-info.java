/** What administrators do through the REST API. */
@NullMarked
package io.decisiongate.system.administration;

import org.jspecify.annotations.NullMarked;
