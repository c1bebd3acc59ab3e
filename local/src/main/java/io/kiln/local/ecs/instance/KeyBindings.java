package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.access.KeyPair;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binding key pairs to instances; it takes effect at the next start. */
final class KeyBindings implements ActionGroup {
  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("AttachKeyPair", this::attach), Action.of("DetachKeyPair", this::detach));
  }

  private Body attach(Ask ask) {
    String pair = ask.params().required("KeyPairName");
    if (ask.region().find(KeyPair.KIND, pair).isEmpty()) {
      throw new EcsError(
          400, "InvalidKeyPairName.NotFound", "The specified KeyPairName does not exist: " + pair);
    }
    return bind(ask, pair, pair);
  }

  private Body detach(Ask ask) {
    return bind(ask, ask.params().required("KeyPairName"), "");
  }

  private static Body bind(Ask ask, String pair, String bound) {
    ask.params().required("InstanceIds");
    List<Body> results = new ArrayList<>();
    int failures = 0;
    for (String id : ask.params().jsonList("InstanceIds")) {
      Optional<EcsError> problem = bindOne(ask, id, bound);
      failures += problem.isPresent() ? 1 : 0;
      results.add(
          Body.of("InstanceId", id)
              .and("Success", problem.isPresent() ? "false" : "true")
              .and("Code", problem.map(EcsError::code).orElse("200"))
              .and("Message", problem.map(EcsError::text).orElse("successful")));
    }
    return Body.of("KeyPairName", pair)
        .and("TotalCount", String.valueOf(results.size()))
        .and("FailCount", String.valueOf(failures))
        .list("Results", "Result", results);
  }

  /** A partial failure is a row of a success: ecs-api.md, 2.3. */
  private static Optional<EcsError> bindOne(Ask ask, String id, String bound) {
    Optional<Instance> instance = ask.region().find(Instance.KIND, id);
    if (instance.isEmpty()) {
      return Optional.of(EcsError.notFound("InvalidInstanceId", id));
    }
    String state = instance.get().state(ask.now());
    if (!List.of("Running", "Stopped").contains(state)) {
      return Optional.of(EcsError.instanceStatus(403, id, state));
    }
    ask.region().put(Instance.KIND, instance.get().withKeyPair(bound));
    return Optional.empty();
  }
}
