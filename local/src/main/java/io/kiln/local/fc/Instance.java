package io.kiln.local.fc;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One instance of a function: its own classes, its own thread, one request at a time. */
final class Instance implements AutoCloseable {
  private final FunctionSpec function;
  private final Host host;
  private final ExecutorService thread;
  private final AtomicReference<@Nullable Code> code = new AtomicReference<>();
  private final AtomicReference<@Nullable Future<byte[]>> running = new AtomicReference<>();
  private volatile boolean usable = true;

  Instance(FunctionSpec function, Host host) {
    this.function = function;
    this.host = host;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread own = new Thread(work, "fc-" + function.name());
              own.setDaemon(true);
              return own;
            });
  }

  /** Whether it may serve another request. */
  boolean usable() {
    return usable;
  }

  /** Loads the code and runs its initializer; once, before the first request. */
  Reply start(InvocationContext context) {
    return within(
        function.size().initializerTimeout(),
        Reply.INITIALIZATION,
        context,
        () -> {
          Code loaded = load();
          code.set(loaded);
          if (!function.initializer().isEmpty()) {
            loaded.initializer().initialize(context);
          }
          return new byte[0];
        });
  }

  Reply handle(byte[] event, InvocationContext context) {
    return within(
        function.size().timeout(),
        Reply.UNHANDLED,
        context,
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          requireNonNull(code.get(), "started")
              .handler()
              .handleRequest(new ByteArrayInputStream(event), out, context);
          return out.toByteArray();
        });
  }

  /** Ends it in the middle of whatever it does. */
  void kill() {
    usable = false;
    Future<byte[]> now = running.get();
    if (now != null) {
      now.cancel(true);
    }
  }

  @Override
  public void close() {
    usable = false;
    thread.shutdownNow();
    Code loaded = code.getAndSet(null);
    if (loaded != null) {
      loaded.close();
    }
  }

  private Code load() throws Exception {
    try {
      return Code.load(function, host);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Real time counts, not the cloud's: a virtual clock jumps while nothing is being done. */
  private Reply within(
      Duration limit, String errorType, InvocationContext context, Callable<byte[]> work) {
    String id = context.requestId();
    try {
      Future<byte[]> now = thread.submit(work);
      running.set(now);
      if (!usable) {
        now.cancel(true);
      }
      return Reply.of(now.get(limit.toMillis(), TimeUnit.MILLISECONDS), id);
    } catch (TimeoutException e) {
      kill();
      String message = "Function timed out after " + limit.toSeconds() + " seconds";
      return Reply.died(errorType, message, id);
    } catch (CancellationException | RejectedExecutionException e) {
      return Reply.died(errorType, "Process exited unexpectedly before completing request", id);
    } catch (ExecutionException e) {
      return Reply.threw(errorType, e.getCause() == null ? e : e.getCause(), id);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while " + function.name() + " ran", e);
    } finally {
      running.set(null);
    }
  }
}
