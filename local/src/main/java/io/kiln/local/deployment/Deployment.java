package io.kiln.local.deployment;

import io.kiln.local.LocalCloud;
import io.kiln.local.fc.AsyncQueue;
import io.kiln.local.fc.FunctionCompute;
import io.kiln.local.fc.Host;
import io.kiln.local.fc.HttpTrigger;
import io.kiln.local.fc.Invoked;
import io.kiln.local.fc.ObjectEvent;
import io.kiln.local.fc.Reply;
import io.kiln.local.fc.RoleKeys;
import io.kiln.local.fc.Triggers;
import io.kiln.local.flow.CloudFlow;
import io.kiln.local.flow.Invocation;
import io.kiln.local.flow.OutputShape;
import io.kiln.local.stack.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A stack that runs in a local cloud: its functions, triggers, roles, bucket and flow. */
public final class Deployment implements AutoCloseable {
  /** Marks of builds under way, of builds that are over, of notices that wait. */
  private static final String ACTIVE = "active/";

  private static final String ENDED = "ended/";
  private static final String OUTBOX = "outbox/";

  /** Marks of builds that ended with something left behind. */
  private static final String LEAKING = "leaking/";

  /** Marks of what is to be looked at, each with its second: {@code wake/001795834800~name}. */
  private static final String WAKE = "wake/";

  /**
   * An upload is looked at within seconds; a schedule must not drive the clock to its next night.
   */
  private static final Duration SOON = Duration.ofMinutes(10);

  private final LocalCloud cloud;
  private final Stack stack;
  private final RoleKeys keys;
  private final FunctionCompute functions;
  private final CloudFlow flows;
  private final Rounds rounds;
  private final Map<String, HttpTrigger> http = new TreeMap<>();

  /**
   * How it is run, where the services leave it open.
   *
   * @param alwaysCold whether each invocation gets an instance of its own
   * @param shape what a flow sees of a function's answer
   * @param trace is told each invocation when it is over
   */
  public record Options(boolean alwaysCold, OutputShape shape, Consumer<Invoked> trace) {
    public static final Options STANDARD = new Options(false, OutputShape.PLAIN, invoked -> {});
  }

  private Deployment(LocalCloud cloud, Stack stack, Options options) {
    this.cloud = cloud;
    this.stack = stack;
    Declared declared = new Declared(stack);
    stack.buckets().forEach(bucket -> cloud.oss().deploy(bucket.name()));
    declared.roles().forEach(cloud.ram()::put);
    this.keys = new RoleKeys(cloud.ram(), cloud.clock());
    Host host =
        new Host(
            FunctionCode.urls(),
            cloud.clock(),
            this::linger,
            cloud::reach,
            LocalCloud.REGION,
            LocalCloud.ACCOUNT);
    this.functions =
        new FunctionCompute(
            declared.functions(), host, keys, options.alwaysCold(), options.trace());
    declared
        .http(host)
        .forEach(spec -> http.put(spec.function(), new HttpTrigger(spec, functions, host)));
    AsyncQueue queue = new AsyncQueue(functions, declared.asynchronous(), cloud.clock());
    Triggers triggers =
        new Triggers(declared.timers(), declared.objects(), queue, cloud.ram(), host, this::isIdle);
    this.rounds = new Rounds(triggers, queue, cloud.clock(), cloud.agenda(), this::isIdle);
    this.flows = cloud.connectFlows(options.shape(), this::invoke);
    declared.flows().forEach(flows::deploy);
  }

  /** Makes the stack in the cloud, and takes up what an earlier process left. */
  public static Deployment of(LocalCloud cloud, LocalStack stack, Options options) {
    Deployment made = new Deployment(cloud, stack.in(cloud), options);
    cloud.oss().tell(made::happened);
    made.flows.resume();
    made.rounds.arrange();
    made.rounds.beat();
    return made;
  }

  /** The bucket in which builds are kept. */
  public String bucket() {
    return stack.outputs().getOrDefault("StateBucket", "");
  }

  /** The flow that drives builds. */
  public String flow() {
    return stack.outputs().getOrDefault("Flow", "");
  }

  /** Somebody has moved the clock: what is due by now is done. */
  public void timeHasPassed() {
    rounds.arrange();
  }

  /** What stands behind an address, by its function's name. */
  public Map<String, HttpTrigger> http() {
    return Map.copyOf(http);
  }

  public Stack stack() {
    return stack;
  }

  public FunctionCompute functions() {
    return functions;
  }

  public CloudFlow flows() {
    return flows;
  }

  public RoleKeys keys() {
    return keys;
  }

  /** Nothing is under way: a timer would find nothing to do. */
  private boolean isIdle() {
    return !holds(ACTIVE) && !holds(ENDED) && !holds(OUTBOX) && !wakesSoon();
  }

  /** The same for one function: a laptop has no time for timers that find nothing. */
  private boolean isIdle(String function) {
    if (function.endsWith("-sweep")) {
      // what no mark knows of it finds as well: only a clock that jumps has no night to spare
      return cloud.clock().isVirtual() && !holds(ACTIVE) && !holds(LEAKING);
    }
    if (function.endsWith("-notify")) {
      return !holds(OUTBOX);
    }
    return function.endsWith("-rebake") ? !holds(ENDED) && !wakesSoon() : !holds(ACTIVE);
  }

  private boolean holds(String marks) {
    return cloud.oss().holds(bucket(), marks);
  }

  private boolean wakesSoon() {
    String end =
        String.format("%s%012d", WAKE, cloud.clock().instant().plus(SOON).getEpochSecond());
    return cloud.oss().first(bucket(), WAKE).filter(key -> key.compareTo(end) < 0).isPresent();
  }

  /** Something happened to an object; told once more, for whoever tries what that does. */
  public void happened(ObjectEvent event) {
    rounds.happened(event);
  }

  private Invocation invoke(String function, byte[] event) {
    Reply reply = functions.invoke(function, event);
    return new Invocation(
        reply.status(), reply.status() == 200 ? reply.errorType() : reply.code(), reply.text());
  }

  private void linger(Duration time) {
    try {
      cloud.clock().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As a killed process would leave it; the cloud itself is closed by whoever opened it. */
  @Override
  public void close() {
    rounds.close();
    cloud.oss().tell(event -> {});
    flows.close();
    functions.close();
  }
}
