package io.kiln.local.driver;

import java.time.Duration;

/** Lets time pass: the cloud's, which on the local cloud is not the wall's. */
@FunctionalInterface
public interface Pause {
  void sleep(Duration duration) throws InterruptedException;
}
