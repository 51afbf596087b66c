package io.decisiongate.system.hostile;

import java.util.random.RandomGenerator;

/** A hostile value: what stands in the place of one value of a JSON text, JSON itself or not. */
interface Token {
  byte[] next(RandomGenerator random);
}
