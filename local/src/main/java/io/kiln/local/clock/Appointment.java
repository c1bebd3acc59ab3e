package io.kiln.local.clock;

/** Something that will be done at its time, unless it is cancelled before. */
public interface Appointment {
  void cancel();
}
