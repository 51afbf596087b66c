/**
 * Object stores that speak S3: {@link io.decisiongate.core.storage.Bucket} puts and gets whole
 * objects. What a store refuses, or that it cannot be reached, is a {@link
 * io.decisiongate.core.error.RunpackFailure}.
 */
@NullMarked
package io.decisiongate.core.storage;

import org.jspecify.annotations.NullMarked;
