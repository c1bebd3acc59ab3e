package io.kiln.local.ecs;

import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Rpc;
import io.kiln.local.rpc.RpcRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The emulated ECS and VPC: finds the action, honours the token, makes the change. */
public final class EcsService implements Rpc {
  private static final Duration TOKEN_LIFE = Duration.ofDays(3);

  /** Actions whose request has no RegionId in the vendor's SDKs; the endpoint is the region. */
  private static final Set<String> REGIONLESS =
      Set.of(
          "AllocatePublicIpAddress",
          "CreateSnapshot",
          "DeleteInstance",
          "DeleteSnapshot",
          "DescribeInstanceTypes",
          "DescribeRegions",
          "StartInstance",
          "StopInstance");

  private static final String ANY_REGION = "cn-hangzhou";

  private final Store store;
  private final Set<String> regions;
  private final Map<String, Action> actions = new HashMap<>();

  public EcsService(Store store, Set<String> regions, List<ActionGroup> groups) {
    this.store = store;
    this.regions = regions;
    groups.forEach(group -> group.actions().forEach(this::add));
  }

  private void add(Action action) {
    if (actions.put(action.name(), action) != null) {
      throw new IllegalStateException("two actions are called " + action.name());
    }
  }

  /** Product and action of every call it answers, as {@code Ecs:RunInstances}. */
  public Set<String> calls() {
    return actions.values().stream()
        .flatMap(
            action ->
                action.products().stream().map(product -> product.wireName() + ":" + action.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Body answer(RpcRequest request) {
    Action action =
        Optional.ofNullable(actions.get(request.params().required("Action")))
            .filter(found -> found.products().contains(request.product()))
            .orElseThrow(() -> EcsError.notEmulated(request.action(), request.version()));
    return store.change(world -> once(action, placed(request, world), world));
  }

  /** Here one endpoint stands for all regions: without a RegionId the named thing decides. */
  private RpcRequest placed(RpcRequest request, World world) {
    String region =
        request.params().has("RegionId") ? request.regionId() : whereItIs(request, world);
    if (!regions.contains(region)) {
      throw EcsError.notFound("InvalidRegionId", region);
    }
    return request.in(region);
  }

  private static String whereItIs(RpcRequest request, World world) {
    Collection<String> values = request.params().values().values();
    return world.regions().stream()
        .filter(region -> region.everything().anyMatch(one -> values.contains(one.getValue().id())))
        .map(Region::id)
        .findFirst()
        .or(() -> Optional.of(ANY_REGION).filter(any -> REGIONLESS.contains(request.action())))
        .orElseThrow(() -> EcsError.missing("RegionId"));
  }

  private static Body once(Action action, RpcRequest request, World world) {
    Ask ask = new Ask(request, world);
    if (!action.once() || request.clientToken().isEmpty()) {
      return action.handler().handle(ask);
    }
    String key = request.regionId() + "/" + action.name() + "/" + request.clientToken();
    Optional<Remembered> earlier = world.remembered(key);
    if (earlier.isPresent()) {
      return again(request, earlier.get());
    }
    Body answer = action.handler().handle(ask);
    world.remember(
        key, new Remembered(request.meaning(), answer.fields(), world.now().plus(TOKEN_LIFE)));
    return answer;
  }

  private static Body again(RpcRequest request, Remembered earlier) {
    if (!earlier.question().equals(request.meaning())) {
      throw new EcsError(
          400,
          "IdempotentParameterMismatch",
          "The request uses the same client token as a previous, but non-identical request.");
    }
    return Body.empty().all(earlier.answer());
  }
}
