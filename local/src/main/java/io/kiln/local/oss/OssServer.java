package io.kiln.local.oss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Faults;
import io.kiln.local.fc.ObjectEvent;
import io.kiln.local.ram.Denial;
import io.kiln.local.ram.Guard;
import io.kiln.local.rpc.Call;
import io.kiln.local.rpc.CallLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The object store over HTTP, in path style: finds the operation, answers, keeps the log. */
public final class OssServer implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OssServer.class);

  private final Buckets buckets;
  private final BucketOperations onBuckets;
  private final ObjectOperations onObjects;
  private final Guard guard;
  private final Faults faults;
  private final CallLog calls;
  private final Clock clock;
  private volatile Consumer<ObjectEvent> listener = event -> {};

  public OssServer(Path home, Guard guard, Faults faults, CallLog calls, Clock clock) {
    this.guard = guard;
    this.buckets = new Buckets(home, clock);
    this.onBuckets = new BucketOperations(buckets);
    this.onObjects = new ObjectOperations(buckets);
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  /** Makes a bucket, as a deployment does before anybody calls. */
  public void deploy(String bucket) {
    buckets.create(bucket);
  }

  /** From now on this listener is told what happens to objects. */
  public void tell(Consumer<ObjectEvent> told) {
    listener = told;
  }

  /** Whether there is an object whose key begins so. */
  public boolean holds(String bucket, String prefix) {
    return first(bucket, prefix).isPresent();
  }

  /** The first key that begins so. */
  public Optional<String> first(String bucket, String prefix) {
    return Optional.ofNullable(buckets.get(bucket).list(prefix).firstEntry())
        .map(Map.Entry::getKey);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      OssRequest request = OssRequest.of(exchange);
      String requestId = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
      Optional<Effect> fault = faults.next("oss:" + request.operation());
      if (fault.orElse(null) instanceof Effect.DropBefore) {
        log(request, 0, "dropped before the effect", requestId);
        return;
      }
      OssReply reply = reply(request, fault);
      if (fault.orElse(null) instanceof Effect.DropAfter) {
        log(request, 0, "answer lost", requestId);
        return;
      }
      log(request, reply.status(), reply.code(), requestId);
      OssWire.send(exchange, reply, requestId);
    }
  }

  private OssReply reply(OssRequest request, Optional<Effect> fault) {
    try {
      return answer(request, fault);
    } catch (OssError e) {
      return OssReply.refusal(e);
    } catch (IOException | RuntimeException e) {
      LOG.error("the local object store itself failed operation={}", request.operation(), e);
      return OssReply.refusal(OssError.internal(e));
    }
  }

  private OssReply answer(OssRequest request, Optional<Effect> fault) throws IOException {
    if (fault.orElse(null) instanceof Effect.Refuse refuse) {
      throw OssError.injected(refuse.status(), refuse.code(), refuse.message());
    }
    Optional<Denial> denial = guard.check(request.attempt());
    if (denial.isPresent()) {
      throw OssError.denied(denial.get());
    }
    String operation = request.operation();
    return switch (operation) {
      case "PutObject" -> created("PutObject", request, onObjects.put(request));
      case "GetObject" -> onObjects.get(request);
      case "HeadObject", "GetObjectMeta" -> onObjects.head(request);
      case "DeleteObject" -> removed(request, onObjects.delete(request));
      case "AppendObject" -> created("AppendObject", request, onObjects.append(request));
      case "ListObjects", "ListObjectsV2" -> Listing.of(request, buckets.get(request.bucket()));
      case "DeleteMultipleObjects" -> onBuckets.deleteMany(request);
      case "PutBucket" -> onBuckets.create(request);
      case "DeleteBucket" -> onBuckets.delete(request);
      case "HeadBucket" -> onBuckets.head(request);
      case "ListBuckets" -> onBuckets.list();
      case "GetBucket:acl" -> onBuckets.acl(request);
      case "GetBucket:bucketInfo" -> onBuckets.info(request);
      case "GetBucket:location" -> onBuckets.location(request);
      case "GetBucket:versioning" -> onBuckets.versioning(request);
      default -> throw OssError.notEmulated(operation);
    };
  }

  private OssReply created(String call, OssRequest request, OssReply reply) {
    buckets
        .get(request.bucket())
        .find(request.key())
        .ifPresent(
            stored -> tell("ObjectCreated:" + call, request, stored.size(), stored.quotedEtag()));
    return reply;
  }

  private OssReply removed(OssRequest request, OssReply reply) {
    tell("ObjectRemoved:DeleteObject", request, 0, "");
    return reply;
  }

  private void tell(String name, OssRequest request, long size, String etag) {
    listener.accept(
        new ObjectEvent(name, request.bucket(), request.key(), size, etag.replace("\"", "")));
  }

  private void log(OssRequest request, int status, String code, String requestId) {
    calls.add(
        new Call(
            clock.instant(),
            "Oss",
            request.operation(),
            "",
            Map.of("bucket", request.bucket(), "key", request.key()),
            new Call.Outcome(status, code, requestId)));
  }
}
