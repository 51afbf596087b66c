/** Tests of evidence files. */
@NullMarked
package io.decisiongate.cli.evidence;

import org.jspecify.annotations.NullMarked;
