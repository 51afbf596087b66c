/** The published description of each tool, compared with the contract. */
@NullMarked
package io.decisiongate.system.tools;

import org.jspecify.annotations.NullMarked;
