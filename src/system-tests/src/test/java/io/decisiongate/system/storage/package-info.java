/** Runpacks in an object store that speaks S3, with a real one on this machine. */
@NullMarked
package io.decisiongate.system.storage;

import org.jspecify.annotations.NullMarked;
