package io.decisiongate.system.faults;

/** A registered data shape; the load gives each id one version. */
record SchemaRef(long tenant, String id) {}
