/**
 * How components read stored rows: {@link io.decisiongate.storage.boundary.Rows} asks the
 * database's functions; {@link io.decisiongate.storage.boundary.ParsedRows} are what nodes keep,
 * bounded and soon right after any change.
 */
@NullMarked
package io.decisiongate.storage.boundary;

import org.jspecify.annotations.NullMarked;
