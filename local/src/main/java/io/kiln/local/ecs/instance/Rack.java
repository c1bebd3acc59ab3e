package io.kiln.local.ecs.instance;

import io.kiln.local.clock.Busy;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.ecs.image.Layers;
import io.kiln.local.machine.Machine;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.machine.MachineRefused;
import io.kiln.local.machine.MachineSpec;
import io.kiln.local.rpc.EcsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machines behind the instances. What it does is real, so the clock is busy with it. */
public final class Rack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rack.class);
  private static final long REFUSAL_SECONDS = 5;

  private final MachineHost host;
  private final LocalClock clock;
  private final Layers layers;
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "rack");
            thread.setDaemon(true);
            return thread;
          });

  public Rack(MachineHost host, LocalClock clock, Layers layers) {
    this.host = host;
    this.clock = clock;
    this.layers = layers;
    clock.watch(() -> machines.values().stream().anyMatch(Machine::busy));
  }

  /**
   * Starts the instance's machine, or starts it again. A refusal that comes soon is thrown, so that
   * the call which asked for the instance fails with it.
   */
  void boot(Instance instance, List<String> keys, Outcome outcome) {
    Future<?> boot =
        work("boot " + instance.id(), () -> start(instance, keys), outcome::done, outcome::failed);
    try {
      boot.get(REFUSAL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw refusal(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      LOG.info("instance={} is still booting", instance.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a machine boots", e);
    }
  }

  /** Starts the machine without waiting for it. */
  void reboot(Instance instance, List<String> keys, Outcome outcome) {
    Future<?> unused =
        work("boot " + instance.id(), () -> start(instance, keys), outcome::done, outcome::failed);
  }

  private static EcsError refusal(Throwable cause) {
    return cause instanceof MachineRefused
        ? new EcsError(403, "OperationDenied.LocalMachine", String.valueOf(cause.getMessage()))
        : new EcsError(500, "InternalError", "The machine did not start: " + cause);
  }

  private void start(Instance instance, List<String> keys) {
    String id = instance.id();
    Machine machine =
        host.known().contains(id)
            ? host.restart(id)
            : host.start(
                new MachineSpec(
                    id,
                    layers.folders(instance.layers()),
                    instance.login().hostName(),
                    instance.net().machineIp(),
                    keys));
    keys.forEach(machine::authorize);
    machines.put(id, machine);
  }

  void stop(String id, Runnable done) {
    Future<?> unused = work("stop " + id, () -> stopNow(id), done, failure -> done.run());
  }

  private void stopNow(String id) {
    Optional.ofNullable(machines.remove(id)).or(() -> host.adopt(id)).ifPresent(Machine::stop);
  }

  void destroy(String id) {
    machines.remove(id);
    Future<?> unused =
        work(
            "destroy " + id,
            () -> {
              if (host.known().contains(id)) {
                host.destroy(id);
              }
            },
            () -> {},
            failure -> {});
  }

  /** Keeps what the machine's own layer holds; an instance that never had one leaves it empty. */
  public void capture(String id, String layer, Outcome outcome) {
    Future<?> unused =
        work(
            "capture " + id,
            () -> {
              if (host.known().contains(id)) {
                host.capture(id, layers.emptyPlace(layer));
              } else {
                layers.makeEmpty(layer);
              }
            },
            outcome::done,
            outcome::failed);
  }

  Optional<Machine> machine(String id) {
    return Optional.ofNullable(machines.get(id)).filter(Machine::alive);
  }

  /** Takes over the machine that an earlier process started. */
  boolean adopt(String id) {
    Optional<Machine> machine = host.adopt(id);
    machine.ifPresent(found -> machines.put(id, found));
    return machine.isPresent();
  }

  /** Whether the host keeps anything of the instance. */
  public boolean knows(String id) {
    return host.known().contains(id);
  }

  List<String> known() {
    return host.known();
  }

  private Future<?> work(
      String what, Runnable task, Runnable done, Consumer<RuntimeException> failed) {
    Busy busy = clock.busy(what);
    return workers.submit(
        () -> {
          try (busy) {
            task.run();
            done.run();
          } catch (RuntimeException e) {
            LOG.warn("failed: {}", what, e);
            failed.accept(e);
            throw e;
          }
        });
  }

  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("machine work is still going on and will be taken up when the cloud opens again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is to happen when the work has ended. */
  public interface Outcome {
    void done();

    void failed(RuntimeException failure);
  }
}
