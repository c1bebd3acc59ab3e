package io.kiln.tests.kill;

import java.util.Random;

/** Three calls in ten are throttled, and one answer in twenty is lost, for as long as it lasts. */
final class Storm implements Sky {
  private static final double THROTTLED = 0.30;
  private static final double LOST = 0.05;

  private final Random random;
  private int struck;

  Storm(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public synchronized boolean throttles() {
    return counted(random.nextDouble() < THROTTLED);
  }

  @Override
  public synchronized boolean losesAnswer() {
    return counted(random.nextDouble() < LOST);
  }

  private boolean counted(boolean strikes) {
    if (strikes) {
      struck++;
    }
    return strikes;
  }

  /** How many calls it hit. */
  synchronized int struck() {
    return struck;
  }

  @Override
  public byte[] shown(String action, String query, byte[] answer) {
    return answer;
  }
}
