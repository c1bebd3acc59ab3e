package io.kiln.local.cli;

import io.kiln.build.Linger;
import io.kiln.cloud.Cloud;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.clock.Busy;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.driver.Attended;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Watcher;
import io.kiln.store.OssBucket;
import io.kiln.trigger.FlowExecutions;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The local cloud with Kiln deployed in it: its functions bake, and this process looks on. */
final class DeployedWorkshop implements Workshop {
  /** Nothing is done here that would wait. */
  private static final Linger NO_LINGER =
      time -> {
        throw new IllegalStateException("only functions linger");
      };

  private final LocalCloud cloud;
  private final Deployment deployment;
  private final Interrupts interrupts;
  private final OssBucket bucket;
  private final Cloud client;
  private final Wiring wiring;
  private final Optional<FlowExecutions> flow;
  private final Trace trace;
  private final Queue<Busy> still = new ConcurrentLinkedQueue<>();

  DeployedWorkshop(
      LocalCloud cloud,
      Deployment deployment,
      DriverChoice driver,
      Interrupts interrupts,
      Trace trace) {
    this.cloud = cloud;
    this.deployment = deployment;
    this.interrupts = interrupts;
    this.trace = trace;
    this.bucket = OpenStore.bucket(cloud.ossEndpoint());
    Surroundings here = new Surroundings(cloud.ecsEndpoint(), bucket, cloud.clock());
    this.client = Cloud.of(Surroundings.KEY, here.endpoints());
    this.wiring = new Wiring(here.site(NO_LINGER, cloud::reach));
    this.flow =
        driver == DriverChoice.FLOW
            ? Optional.of(new FlowExecutions(client.flows(), LocalCloud.REGION, deployment.flow()))
            : Optional.empty();
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Cloud cloud() {
    throw new IllegalStateException("a sweep is driven by its own process");
  }

  @Override
  public Driver driver(Watcher watcher) {
    Attended.Attention attention =
        new Attended.Attention(interrupts::sleep, watcher, interrupts::cancelled);
    return new Attended(wiring, flow, attention, this::goOn);
  }

  @Override
  public void handIn(Runnable work) {
    still.add(cloud.clock().busy("a build is handed in"));
    try {
      work.run();
    } catch (RuntimeException refused) {
      goOn();
      throw refused;
    }
  }

  @Override
  public void whileAsking(Runnable question) {
    Busy trueTime = cloud.clock().busy("a person to answer");
    try {
      question.run();
    } finally {
      trueTime.close();
    }
  }

  /** One of those that were handed in is driven by now, no matter which. */
  private void goOn() {
    Busy one = still.poll();
    if (one != null) {
      one.close();
    }
  }

  @Override
  public void report() {
    trace.sum(deployment.functions().usage(), cloud.clock().instant());
  }

  @Override
  public void close() {
    trace.end();
    deployment.close();
    client.close();
    bucket.close();
    cloud.close();
  }
}
