/**
 * {@code dg docs}: the documents of the product, listed, searched and read without a server, and
 * those of a server ({@link io.decisiongate.cli.docs.DocsCommand}).
 */
@NullMarked
package io.decisiongate.cli.docs;

import org.jspecify.annotations.NullMarked;
