package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.access.KeyPair;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.catalogue.TypeEntry;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.ImageShelf;
import io.kiln.local.ecs.network.SecurityGroup;
import io.kiln.local.ecs.network.VSwitch;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.ArrayList;
import java.util.List;

/** Reads RunInstances' and CreateInstance's parameters, and refuses what the cloud refuses. */
final class OrderCheck {
  private static final int USER_DATA_LIMIT = 32 * 1024;

  private final Catalogue catalogue;
  private final ImageShelf shelf;

  OrderCheck(Catalogue catalogue, ImageShelf shelf) {
    this.catalogue = catalogue;
    this.shelf = shelf;
  }

  Order check(Ask ask) {
    Params params = ask.params();
    String typeId = params.required("InstanceType");
    Image image = image(ask);
    TypeEntry type = type(ask, typeId);
    params.required("VSwitchId");
    VSwitch vSwitch = vSwitch(ask);
    if (!type.isSoldIn(vSwitch.zoneId())) {
      throw new EcsError(
          403,
          "InvalidResourceType.NotSupported",
          "This resource type is not supported; " + typeId + " in " + vSwitch.zoneId() + ".");
    }
    List<String> groups = groups(ask, vSwitch);
    checkLogin(ask);
    Order order =
        new Order(
            image,
            type,
            vSwitch,
            groups,
            DiskOrders.read(params, image, ask.region()),
            ReleaseTime.read(ask, "AutoReleaseTime"));
    if (params.flag("DryRun")) {
      throw new EcsError(
          400, "DryRunOperation", "Request validation has been passed with DryRun flag set.");
    }
    return order;
  }

  private Image image(Ask ask) {
    Params params = ask.params();
    String id = params.text("ImageId");
    if (id.isEmpty() && !params.has("ImageFamily")) {
      throw EcsError.missing("ImageId");
    }
    Image image =
        (id.isEmpty()
                ? shelf.newest(ask.region(), params.text("ImageFamily"), ask.now())
                : shelf.find(ask.region(), id))
            .orElseThrow(() -> EcsError.notFound("InvalidImageId", params.text("ImageFamily", id)));
    if (!List.of("Available", "Deprecated").contains(image.state(ask.now()))) {
      throw EcsError.status(403, "OperationDenied.ImageNotValid");
    }
    return image;
  }

  private TypeEntry type(Ask ask, String id) {
    return catalogue
        .type(id)
        .filter(type -> catalogue.isSoldInRegion(type, ask.region().id()))
        .orElseThrow(
            () ->
                new EcsError(
                    400,
                    "InvalidInstanceType.ValueNotSupported",
                    "The specified InstanceType is not supported in this region: " + id + "."));
  }

  private static VSwitch vSwitch(Ask ask) {
    VSwitch vSwitch = ask.required(VSwitch.KIND, "VSwitchId", "InvalidVSwitchId");
    if (!vSwitch.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectVSwitchStatus");
    }
    if (!ask.params().text("ZoneId", vSwitch.zoneId()).equals(vSwitch.zoneId())) {
      throw new EcsError(
          400,
          "InvalidParameter.Mismatch",
          "The specified ZoneId does not match the zone of the VSwitch.");
    }
    return vSwitch;
  }

  private static List<String> groups(Ask ask, VSwitch vSwitch) {
    List<String> groups = new ArrayList<>(ask.params().list("SecurityGroupIds"));
    if (groups.isEmpty()) {
      groups.add(ask.params().required("SecurityGroupId"));
    }
    for (String id : groups) {
      SecurityGroup group =
          ask.region()
              .find(SecurityGroup.KIND, id)
              .orElseThrow(() -> EcsError.notFound("InvalidSecurityGroupId", id));
      if (!group.vpcId().equals(vSwitch.vpcId())) {
        throw new EcsError(
            400,
            "InvalidParameter.Mismatch",
            "The specified security group and VSwitch are not in the same VPC.");
      }
    }
    return List.copyOf(groups);
  }

  private static void checkLogin(Ask ask) {
    Params params = ask.params();
    String pair = params.text("KeyPairName");
    if (!pair.isEmpty() && ask.region().find(KeyPair.KIND, pair).isEmpty()) {
      throw new EcsError(
          400, "InvalidKeyPairName.NotFound", "The specified KeyPairName does not exist: " + pair);
    }
    if (params.text("UserData").length() * 3L / 4 > USER_DATA_LIMIT) {
      throw new EcsError(
          400,
          "InvalidUserData.SizeExceeded",
          "The specified parameter UserData exceeds the size.");
    }
    String name = params.text("InstanceName", "xx");
    if (name.length() < 2 || name.length() > 128) {
      throw new EcsError(
          400, "InvalidInstanceName.Malformed", "The specified InstanceName is wrongly formed.");
    }
  }
}
