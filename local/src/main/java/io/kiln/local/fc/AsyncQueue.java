package io.kiln.local.fc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Asynchronous invocations: kept until they succeed or run out of tries, at least once each.
 * Nothing happens by itself: whoever lets time pass calls {@link #run}. Thread-safe.
 */
public final class AsyncQueue {
  private static final int LARGEST = 128 << 10;

  /** What the service itself can't take is tried for this long, however few retries are set. */
  private static final Duration SERVICE_RETRIES = Duration.ofHours(5);

  /** Unconfirmed: how long Function Compute waits after an error of the function. */
  private static final Duration AFTER_ERROR = Duration.ofMinutes(1);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

  private final FunctionCompute functions;
  private final Map<String, AsyncSpec> specs;
  private final Clock clock;
  private final PriorityQueue<AsyncEvent> queue =
      new PriorityQueue<>(Comparator.comparing(AsyncEvent::due));
  private final Map<String, Integer> repeats = new HashMap<>();

  public AsyncQueue(FunctionCompute functions, Map<String, AsyncSpec> specs, Clock clock) {
    this.functions = functions;
    this.specs = Map.copyOf(specs);
    this.clock = clock;
  }

  /** Takes an invocation in, to be made at once; 202 when it is accepted. */
  public Reply accept(String function, byte[] event) {
    return accept(function, event, Duration.ZERO);
  }

  /** The same for later, as the header {@code x-fc-async-delay} asks. */
  public synchronized Reply accept(String function, byte[] event, Duration delay) {
    String requestId = UUID.randomUUID().toString();
    if (event.length > LARGEST) {
      String message = "the event has " + event.length + " bytes; 128 KB are allowed";
      return Reply.refused(413, "RequestTooLarge", message, requestId);
    }
    Instant now = clock.instant();
    queue.add(
        AsyncEvent.of(function, new String(event, StandardCharsets.UTF_8), now, now.plus(delay)));
    return Reply.accepted(requestId);
  }

  /** The function's next event is delivered twice, as "at least once" allows. */
  public synchronized void repeatNext(String function) {
    repeats.merge(function, 1, Integer::sum);
  }

  /** When the next invocation is due. */
  public synchronized Optional<Instant> next() {
    return Optional.ofNullable(queue.peek()).map(AsyncEvent::due);
  }

  /** Makes every invocation that is due; returns how many. */
  public int run() {
    int made = 0;
    for (Optional<AsyncEvent> due = take(); due.isPresent(); due = take()) {
      deliver(due.get());
      made++;
    }
    return made;
  }

  /** Takes out every invocation that is due; each is made by whoever runs it. */
  public List<Runnable> due() {
    List<Runnable> due = new ArrayList<>();
    for (Optional<AsyncEvent> event = take(); event.isPresent(); event = take()) {
      AsyncEvent taken = event.get();
      due.add(() -> deliver(taken));
    }
    return due;
  }

  private synchronized Optional<AsyncEvent> take() {
    AsyncEvent first = queue.peek();
    if (first == null || first.due().isAfter(clock.instant())) {
      return Optional.empty();
    }
    AsyncEvent event = queue.remove();
    if (repeats.merge(event.function(), -1, Integer::sum) >= 0) {
      queue.add(event);
    } else {
      repeats.remove(event.function());
    }
    return Optional.of(event);
  }

  private void deliver(AsyncEvent event) {
    AsyncSpec spec = specs.getOrDefault(event.function(), AsyncSpec.STANDARD);
    Reply reply =
        functions.invoke(
            event.function(), event.event().getBytes(StandardCharsets.UTF_8), event.tries());
    Instant now = clock.instant();
    if (reply.succeeded()) {
      tell(spec.onSuccess(), event, reply, "Success");
      return;
    }
    Optional<AsyncEvent> again = again(event, reply, spec, now);
    if (again.isEmpty()) {
      tell(spec.onFailure(), event, reply, "RetriesExhausted");
    } else if (again.get().due().isAfter(event.accepted().plus(spec.longestAge()))) {
      tell(spec.onFailure(), event, reply, "EventAgeExceeded");
    } else {
      put(again.get());
    }
  }

  private static Optional<AsyncEvent> again(
      AsyncEvent event, Reply reply, AsyncSpec spec, Instant now) {
    if (reply.status() == 200) {
      return event.errors() < spec.retries()
          ? Optional.of(event.failed(now.plus(AFTER_ERROR)))
          : Optional.empty();
    }
    boolean service = reply.status() == 429 || reply.status() >= 500;
    Instant next = now.plus(backoff(event.tries() - event.errors()));
    return service && !next.isAfter(event.accepted().plus(SERVICE_RETRIES))
        ? Optional.of(event.refused(next))
        : Optional.empty();
  }

  private static Duration backoff(int refusals) {
    Duration time = FIRST_BACKOFF.multipliedBy(1L << Math.min(refusals, 16));
    return time.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : time;
  }

  private void tell(String destination, AsyncEvent event, Reply reply, String condition) {
    if (!destination.isEmpty()) {
      Instant now = clock.instant();
      put(AsyncEvent.of(destination, Documents.outcome(event, reply, condition, now), now, now));
    }
  }

  private synchronized void put(AsyncEvent event) {
    queue.add(event);
  }
}
