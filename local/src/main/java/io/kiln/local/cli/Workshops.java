package io.kiln.local.cli;

import io.kiln.local.HomeInUse;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.Owner;
import io.kiln.local.Resource;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.desk.Counter;
import io.kiln.local.desk.Desk;
import io.kiln.local.fault.Faults;
import io.kiln.local.fault.NamedFault;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.stack.StackProblems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens the cloud that a command names, or finds the process that has it open. */
final class Workshops {
  /** So long a command that only looks into the home may hold it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final Caller caller;

  Workshops(Caller caller) {
    this.caller = caller;
  }

  /** The cloud that was chosen, with this fault unless its name is empty. */
  Workshop open(CloudChoice choice, String fault, RunOptions run, Interrupts interrupts) {
    DriverChoice driver = run.driver(choice);
    if (choice.aliyun()) {
      return AliyunWorkshop.open(caller, choice, interrupts);
    }
    Optional<NamedFault> named =
        fault.isEmpty()
            ? Optional.empty()
            : Optional.of(Faults.named(fault).orElseThrow(() -> unknown(fault)));
    LocalCloudOptions options = LocalCloudOptions.with(machines(choice));
    return this.<Workshop>share(
        options,
        cloud -> {
          named.ifPresent(cloud.faults()::add);
          return driver == DriverChoice.DIRECT
              ? new LocalWorkshop(cloud, interrupts, CallersHost.of(caller, choice))
              : deployed(cloud, choice, run, interrupts);
        },
        owner -> {
          if (driver == DriverChoice.DIRECT) {
            throw inUse(new HomeInUse(caller.home(), owner));
          }
          Counter counter = new Counter(owner.desk().orElseThrow());
          requireSame(counter.sign().machines(), choice, owner);
          named.ifPresent(known -> counter.fail(fault));
          return new ClientWorkshop(
              owner, counter, () -> open(choice, "", run, interrupts), interrupts);
        });
  }

  private DeployedWorkshop deployed(
      LocalCloud cloud, CloudChoice choice, RunOptions run, Interrupts interrupts) {
    Trace trace = run.trace() ? Trace.on(caller.err(), cloud.clock().instant()) : Trace.none();
    Deployment deployment = deploy(cloud, choice, run, trace);
    return new DeployedWorkshop(cloud, deployment, run.driver(choice), interrupts, trace);
  }

  /** A build that wants isolated machines must not run on this computer itself, nor the reverse. */
  private void requireSame(String there, CloudChoice choice, Owner owner) {
    if (!there.equals(choice.machine())) {
      throw new CommandFailure(
          ("Process %d has the local cloud in %s open with --machine %s, and this is for --machine"
                  + " %s: let it end first, choose another home (KILN_HOME names it), or build"
                  + " with --machine %s.")
              .formatted(owner.pid(), caller.home(), there, choice.machine(), there));
    }
  }

  /** Makes the stack in the cloud, and opens the desk for other commands. */
  Deployment deploy(LocalCloud cloud, CloudChoice choice, RunOptions run, Trace trace) {
    DriverChoice driver = run.driver(choice);
    try {
      Deployment deployment =
          Deployment.of(
              cloud,
              run.stack(driver, caller.folder()),
              new Deployment.Options(run.cold(), run.shape(), trace));
      String flow = driver == DriverChoice.FLOW ? deployment.flow() : "";
      Desk.open(cloud, flow, choice.machine());
      return deployment;
    } catch (StackProblems wrong) {
      cloud.close();
      throw new CommandFailure("template.yml can't be deployed:\n" + wrong.getMessage(), wrong);
    }
  }

  /** Everything in the local cloud, whoever has it open. */
  List<Resource> resources() {
    return share(
        LocalCloudOptions.with(machines(CloudChoice.local())),
        cloud -> {
          try (cloud) {
            return cloud.resources();
          }
        },
        owner -> new Counter(owner.desk().orElseThrow()).resources());
  }

  private MachineHost machines(CloudChoice choice) {
    return choice.hostMachines()
        ? MachineHost.thisHost(caller.home())
        : MachineHost.namespaces(caller.home());
  }

  /** The home for this process alone. */
  LocalCloud open(LocalCloudOptions options) {
    try {
      return LocalCloud.open(caller.home(), options);
    } catch (HomeInUse busy) {
      throw inUse(busy);
    }
  }

  private <T> T share(
      LocalCloudOptions options, Function<LocalCloud, T> open, Function<Owner, T> ask) {
    Instant end = caller.clock().instant().plus(PATIENCE);
    while (true) {
      try {
        return open.apply(LocalCloud.open(caller.home(), options));
      } catch (HomeInUse busy) {
        if (busy.owner().desk().isPresent() && busy.owner().isAlive()) {
          return ask.apply(busy.owner());
        }
        if (caller.clock().instant().isAfter(end)) {
          throw inUse(busy);
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static CommandFailure inUse(HomeInUse busy) {
    return new CommandFailure(
        "The local cloud in " + busy.getMessage() + " (KILN_HOME names it)", busy);
  }

  private static CommandFailure unknown(String fault) {
    return new CommandFailure(
        "There is no fault '"
            + fault
            + "'; there are:\n"
            + Faults.names().stream()
                .map(one -> String.format("  %-14s %s", one.name(), one.description()))
                .collect(Collectors.joining("\n")));
  }
}
