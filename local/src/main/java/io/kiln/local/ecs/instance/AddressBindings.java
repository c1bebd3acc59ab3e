package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Binding addresses to instances. */
final class AddressBindings implements ActionGroup {
  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("AssociateEipAddress", this::associate).alsoVpc(),
        Action.of("AllocatePublicIpAddress", this::allocatePublic));
  }

  private Body associate(Ask ask) {
    Eip eip = ask.required(Eip.KIND, "AllocationId", "InvalidAllocationId");
    String id = ask.params().required("InstanceId");
    // The vendor's own spelling of this code: ecs-api.md, 2.7.
    Instance instance =
        ask.region()
            .find(Instance.KIND, id)
            .orElseThrow(() -> EcsError.notFound("InvalidInstanId", id));
    if (!eip.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectEipStatus");
    }
    String state = instance.state(ask.now());
    if (!List.of("Running", "Stopped").contains(state)) {
      throw EcsError.instanceStatus(400, id, state);
    }
    boolean hasAddress =
        !instance.net().publicIp().isEmpty()
            || ask.region().all(Eip.KIND).stream().anyMatch(e -> e.instanceId().equals(id));
    if (hasAddress) {
      throw new EcsError(
          400, "InvalidAssociation.Duplicated", "The instance already has a public address.");
    }
    Course course =
        Course.at("Associating").until(ask.world().in(Durations.EIP_ASSOCIATE), "InUse");
    ask.region().put(Eip.KIND, eip.boundTo(id).onCourse(course));
    return Body.empty();
  }

  /** Classic network only; every instance here is in a VPC. */
  private Body allocatePublic(Ask ask) {
    Instance instance = ask.required(Instance.KIND, "InstanceId", "InvalidInstanceId");
    throw new EcsError(
        400,
        "OperationDenied",
        "The specified instance is in VPC and cannot be given a public address: " + instance.id());
  }
}
