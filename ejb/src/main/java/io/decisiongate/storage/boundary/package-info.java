/**
 * What nodes keep of stored rows: {@link io.decisiongate.storage.boundary.ParsedRows}, bounded and
 * soon right after any change.
 */
@NullMarked
package io.decisiongate.storage.boundary;

import org.jspecify.annotations.NullMarked;
