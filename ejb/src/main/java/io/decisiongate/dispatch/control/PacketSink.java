package io.decisiongate.dispatch.control;

/** Where this server delivers packets to. Attempts at different packets run at the same time. */
sealed interface PacketSink permits LogFile, Callback {

  /** Delivers; a problem of the sink is a result, not an exception. */
  AttemptResult deliver(OutgoingPacket packet);
}
