package io.kiln.local.fc;

import static java.util.Objects.requireNonNull;

import io.kiln.local.ram.TemporaryKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Function Compute on this computer: runs functions when they are invoked. Thread-safe. */
public final class FunctionCompute implements AutoCloseable {
  /** Of the event, and of the answer. */
  private static final int LARGEST_SYNC = 32 << 20;

  private final Map<String, FunctionSpec> functions = new HashMap<>();
  private final Map<String, Pool> pools = new HashMap<>();
  private final RoleKeys keys;
  private final Disturbances disturbances;
  private final Consumer<Invoked> trace;
  private Usage usage = Usage.NONE;

  /**
   * Makes functions ready to be invoked; nothing is loaded before the first invocation.
   *
   * @param alwaysCold whether each invocation gets an instance of its own
   * @param trace is told each invocation when it is over
   */
  public FunctionCompute(
      List<FunctionSpec> declared,
      Host host,
      RoleKeys keys,
      boolean alwaysCold,
      Consumer<Invoked> trace) {
    this.keys = keys;
    this.trace = trace;
    this.disturbances = new Disturbances(host.clock());
    for (FunctionSpec function : declared) {
      functions.put(function.name(), function);
      pools.put(function.name(), new Pool(function, host, alwaysCold));
    }
  }

  /** Invokes a function, by its name or ARN, and waits for its answer. */
  public Reply invoke(String function, byte[] event) {
    return invoke(function, event, 0);
  }

  /** Serves a request; the limit on its body was held before it became this event. */
  Reply request(String function, byte[] event) {
    return invoke(function, event, 0, Integer.MAX_VALUE);
  }

  Reply invoke(String nameOrArn, byte[] event, int retries) {
    return invoke(nameOrArn, event, retries, LARGEST_SYNC);
  }

  private Reply invoke(String nameOrArn, byte[] event, int retries, int most) {
    String name = name(nameOrArn);
    FunctionSpec function = functions.get(name);
    String requestId = UUID.randomUUID().toString();
    if (function == null) {
      return Reply.refused(
          404, "FunctionNotFound", "function '" + name + "' does not exist", requestId);
    }
    if (event.length > most) {
      return tooLarge("the event", event.length, requestId);
    }
    long start = System.nanoTime();
    Optional<Reply> disturbed = disturbances.now(name);
    Pool.Served served =
        disturbed
            .map(reply -> new Pool.Served(reply, false))
            .orElseGet(() -> serve(function, event, requestId, retries));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    count(new Invoked(function, served.cold(), event.length, took, served.reply()));
    return served.reply();
  }

  /** Ends the function's instances at once, also in the middle of a request. */
  public int kill(String function) {
    Pool pool = pools.get(name(function));
    return pool == null ? 0 : pool.kill();
  }

  public Disturbances disturbances() {
    return disturbances;
  }

  /** All invocations since the start. */
  public synchronized Usage usage() {
    return usage;
  }

  @Override
  public void close() {
    pools.values().forEach(Pool::close);
  }

  private Pool.Served serve(FunctionSpec function, byte[] event, String requestId, int retries) {
    TemporaryKey key = keys.of(function.roleArn());
    InvocationContext context = new InvocationContext(function, requestId, key, retries);
    Pool.Served served = requireNonNull(pools.get(function.name())).serve(event, context);
    int size = served.reply().size();
    return size > LARGEST_SYNC
        ? new Pool.Served(tooLarge("the answer", size, requestId), served.cold())
        : served;
  }

  private static Reply tooLarge(String what, int size, String requestId) {
    return Reply.refused(
        413, "RequestTooLarge", what + " has " + size + " bytes; 32 MB are allowed", requestId);
  }

  private void count(Invoked one) {
    synchronized (this) {
      usage = usage.plus(one);
    }
    trace.accept(one);
  }

  /** {@code acs:fc:region:account:functions/name/LATEST} names the function too. */
  private static String name(String nameOrArn) {
    int at = nameOrArn.indexOf(":functions/");
    return at < 0 ? nameOrArn : nameOrArn.substring(at + ":functions/".length()).split("/", 2)[0];
  }
}
