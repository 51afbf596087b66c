package io.decisiongate.system.faults;

/** A trigger id within its run. */
record TriggerRef(RunRef run, String id) {}
