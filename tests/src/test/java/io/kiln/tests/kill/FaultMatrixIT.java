package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Each kind of call meets each kind of fault: what docs/faults.md says comes of it does. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
@Tag("slow")
class FaultMatrixIT {
  /** Only the cells that match, while one is being mended. */
  private static final String CELLS = System.getProperty("fault.cells", ".*");

  /** A bake a cell, on every core; a test a cell waits for its own. */
  @TestFactory
  Stream<DynamicTest> whatTheTableSaysComesOfIt() {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    Map<Cell, Future<Boolean>> runs = new LinkedHashMap<>();
    for (Cell cell : Cell.all()) {
      if (cell.handling() != Handling.NONE && cell.toString().matches(CELLS)) {
        runs.put(cell, cores.submit(held(cell)));
      }
    }
    cores.shutdown();
    return runs.entrySet().stream()
        .map(run -> DynamicTest.dynamicTest(run.getKey().toString(), () -> await(run.getValue())));
  }

  private static Callable<Boolean> held(Cell cell) {
    return () -> {
      new Meeting(cell).hold();
      return true;
    };
  }

  private static void await(Future<Boolean> run) throws Throwable {
    try {
      assertThat(run.get()).isTrue();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
