/** Evidence files from what a build leaves: test reports, a Git checkout, a Maven project. */
@NullMarked
package io.decisiongate.cli.evidence;

import org.jspecify.annotations.NullMarked;
