package io.decisiongate.system.hostile;

import java.util.random.RandomGenerator;

/** A kind of hostile requests. Equal random numbers give equal attacks. */
interface Attacks {
  Attack next(RandomGenerator random);
}
