/**
 * {@link io.decisiongate.core.tool.ToolName} lists the tools, once for all who need their names.
 */
@NullMarked
package io.decisiongate.core.tool;

import org.jspecify.annotations.NullMarked;
