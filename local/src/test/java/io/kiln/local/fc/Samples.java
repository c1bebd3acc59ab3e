package io.kiln.local.fc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Functions that a test deploys; each class loader has its own counters. */
final class Samples {
  private Samples() {}

  /** Counts its starts and its requests. */
  public static final class Counting implements StreamRequestHandler, FunctionInitializer {
    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @Override
    public void initialize(Context context) {
      STARTS.incrementAndGet();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write((STARTS.get() + "/" + REQUESTS.incrementAndGet()).getBytes(UTF_8));
    }
  }

  /** Says what it was given. */
  public static final class Telling implements StreamRequestHandler {
    private final Clock clock;
    private final BiFunction<String, Integer, InetSocketAddress> reach;
    private final Map<String, String> environment;

    Telling(
        Clock clock,
        Consumer<Duration> linger,
        BiFunction<String, Integer, InetSocketAddress> reach,
        Map<String, String> environment) {
      this.clock = clock;
      this.reach = reach;
      this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      String said =
          String.join(
              "|",
              clock.instant().toString(),
              String.valueOf(reach.apply("203.0.113.7", 22).getPort()),
              new TreeMap<>(environment).toString(),
              context.getFunctionParam().getFunctionName(),
              context.getExecutionCredentials().getAccessKeyId(),
              String.valueOf(context.getRetryCount()));
      out.write(said.getBytes(UTF_8));
    }
  }

  /** Stays until it is interrupted. */
  public static final class Hanging implements StreamRequestHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      try {
        new java.util.concurrent.CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  /** Fails, as often as it is asked. */
  public static final class Throwing implements StreamRequestHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      throw new IOException("oops", new IllegalStateException("deeper"));
    }
  }

  /** Can't be made ready. */
  public static final class Unready implements StreamRequestHandler, FunctionInitializer {
    @Override
    public void initialize(Context context) {
      throw new IllegalArgumentException("KILN_BUCKET is missing");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new AssertionError("never ready");
    }
  }

  /** Answers more than is allowed. */
  public static final class Wordy implements StreamRequestHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write(new byte[(32 << 20) + 1]);
    }
  }
}
