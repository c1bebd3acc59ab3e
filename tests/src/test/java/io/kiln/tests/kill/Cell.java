package io.kiln.tests.kill;

import static io.kiln.tests.kill.Handling.AGAIN;
import static io.kiln.tests.kill.Handling.FAILS;
import static io.kiln.tests.kill.Handling.HELD;
import static io.kiln.tests.kill.Handling.LEAKS;
import static io.kiln.tests.kill.Handling.LOOKED_UP;
import static io.kiln.tests.kill.Handling.NONE;
import static io.kiln.tests.kill.Handling.WAITED;
import static io.kiln.tests.kill.Handling.WATCHDOG;

import java.util.ArrayList;
import java.util.List;

/** One cell of the fault matrix: a kind of call, what befalls it, and what Kiln does about it. */
record Cell(Calls call, Weather weather) {
  static List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    for (Calls call : Calls.values()) {
      for (Weather weather : Weather.values()) {
        all.add(new Cell(call, weather));
      }
    }
    return all;
  }

  Handling handling() {
    if (weather == Weather.STALE) {
      boolean lags = call.looks() && (call.product.equals("ECS") || call.product.equals("Vpc"));
      return lags ? WAITED : NONE;
    }
    if (weather.on(call).isEmpty()) {
      return NONE;
    }
    if (call.product.equals("CloudFlow")) {
      return WATCHDOG;
    }
    return switch (weather) {
      case THROTTLING, THROTTLING_USER, TIME_OUT_BEFORE, WRONG_STATE ->
          weather == Weather.TIME_OUT_BEFORE && call.makes() ? LOOKED_UP : AGAIN;
      case UNAVAILABLE, TIME_OUT_AFTER -> call.makes() ? LOOKED_UP : AGAIN;
      case FORBIDDEN -> forbidden();
      case EXPIRED -> HELD;
      default -> FAILS;
    };
  }

  private Handling forbidden() {
    if (call.product.equals("OSS")) {
      return HELD;
    }
    // the images are looked at before anything is made
    boolean early = call == Calls.ECS_WAIT;
    return call.kind.equals("delete") || (call.looks() && !early) ? LEAKS : FAILS;
  }

  @Override
  public String toString() {
    return call.product + " " + call.kind + " meets " + weather.title + ": " + handling().word;
  }
}
