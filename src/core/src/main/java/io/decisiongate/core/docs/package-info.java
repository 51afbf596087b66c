/**
 * Documentation for authors and agents (mcp-tools.md section 8): {@link
 * io.decisiongate.core.docs.DocumentCatalogue} holds the product's own documents and those that a
 * deployment adds, {@link io.decisiongate.core.docs.DocumentSearch} finds {@link
 * io.decisiongate.core.docs.Section sections} of them.
 *
 * <p>{@link io.decisiongate.core.docs.InvalidDocuments} is thrown when settings name documents that
 * cannot be served; a single document that does not fit is left out with a warning.
 */
@NullMarked
package io.decisiongate.core.docs;

import org.jspecify.annotations.NullMarked;
