/**
 * The REST API of administrators, under {@code /api/v1} (docs/administration.md). {@link
 * io.decisiongate.web.api.administration.RestCalls} is the way of each request.
 */
@NullMarked
package io.decisiongate.web.api.administration;

import org.jspecify.annotations.NullMarked;
