package io.decisiongate.system.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** All kinds of attacks, the large and slow ones seldom. */
final class Mix implements Attacks {
  private final List<Attacks> hundred = new ArrayList<>();

  Mix(Corpus corpus, Caller caller) {
    add(37, new MutatedRecordings(corpus, caller));
    add(8, new AdministrativeRequests(caller));
    add(15, new BrokenBytes(corpus, caller));
    add(12, new HostileValues("hostile number", Tokens::number, corpus, caller));
    add(12, new HostileValues("hostile text", Tokens::text, corpus, caller));
    add(2, new HostileValues("deep", Tokens::deep, corpus, caller));
    add(1, new HostileValues("wide", Tokens::wide, corpus, caller));
    add(5, new Expensive(caller));
    add(8, new OddHttp(corpus, caller));
  }

  private void add(int share, Attacks attacks) {
    for (int i = 0; i < share; i++) {
      hundred.add(attacks);
    }
  }

  @Override
  public Attack next(RandomGenerator random) {
    return Pick.of(hundred, random).next(random);
  }
}
