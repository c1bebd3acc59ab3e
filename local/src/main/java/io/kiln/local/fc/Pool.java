package io.kiln.local.fc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instances of one function: a request takes an idle one, or a new one if all are busy. */
final class Pool implements AutoCloseable {
  private final FunctionSpec function;
  private final Host host;
  private final boolean alwaysCold;
  private final Deque<Instance> idle = new ArrayDeque<>();
  private final Set<Instance> busy = new HashSet<>();

  Pool(FunctionSpec function, Host host, boolean alwaysCold) {
    this.function = function;
    this.host = host;
    this.alwaysCold = alwaysCold;
  }

  /** What an invocation came to, and whether an instance was made for it. */
  record Served(Reply reply, boolean cold) {}

  Served serve(byte[] event, InvocationContext context) {
    Instance instance = warm();
    boolean cold = instance == null;
    if (instance == null) {
      instance = fresh();
    }
    try {
      Reply ready = cold ? instance.start(context) : Reply.of(new byte[0], context.requestId());
      if (!ready.succeeded()) {
        instance.kill();
        return new Served(ready, cold);
      }
      return new Served(instance.handle(event, context), cold);
    } finally {
      release(instance);
    }
  }

  /** Ends all instances now, also in the middle of a request; returns how many were busy. */
  synchronized int kill() {
    idle.forEach(Instance::close);
    idle.clear();
    busy.forEach(Instance::kill);
    return busy.size();
  }

  @Override
  public synchronized void close() {
    kill();
    busy.forEach(Instance::close);
    busy.clear();
  }

  private synchronized @Nullable Instance warm() {
    Instance instance = idle.poll();
    if (instance != null) {
      busy.add(instance);
    }
    return instance;
  }

  private synchronized Instance fresh() {
    Instance instance = new Instance(function, host);
    busy.add(instance);
    return instance;
  }

  private synchronized void release(Instance instance) {
    busy.remove(instance);
    if (instance.usable() && !alwaysCold) {
      idle.push(instance);
    } else {
      instance.close();
    }
  }
}
