/** What runpacks must be, against the reference data and beyond it. */
package io.decisiongate.core.runpack;
