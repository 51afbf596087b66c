/**
 * Black-box tests: the packaged server runs as a process of its own and is asked over HTTP, its
 * database over JDBC.
 *
 * <p>{@link io.decisiongate.system.Project} says where the build and the reference data lie.
 * Without the reference data a test aborts with a sentence that says so.
 */
@NullMarked
package io.decisiongate.system;

import org.jspecify.annotations.NullMarked;
