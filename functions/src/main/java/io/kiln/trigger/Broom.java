package io.kiln.trigger;

import io.kiln.build.Sight;
import io.kiln.cloud.AddressView;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Found;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.InstanceView;
import io.kiln.cloud.KeyPairView;
import io.kiln.cloud.SecurityGroupView;
import io.kiln.cloud.Sights;
import io.kiln.cloud.SnapshotView;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VpcView;
import java.util.List;

/** How each kind of thing is looked at and deleted, whichever build made it. */
final class Broom {
  /** What others need goes after them. */
  static final List<Taggable> ORDER =
      List.of(
          Taggable.INSTANCE,
          Taggable.IMAGE,
          Taggable.SNAPSHOT,
          Taggable.KEY_PAIR,
          Taggable.EIP,
          Taggable.SECURITY_GROUP,
          Taggable.VSWITCH,
          Taggable.VPC);

  private final Cloud cloud;

  Broom(Cloud cloud) {
    this.cloud = cloud;
  }

  Sight look(Taggable kind, String region, String id) {
    switch (kind) {
      case INSTANCE:
        return Sights.of(cloud.instances().byId(region, id), id, InstanceView::id);
      case IMAGE:
        return Sights.of(cloud.images().byId(region, id), id, ImageView::id);
      case SNAPSHOT:
        return Sights.of(cloud.snapshots().byIds(region, List.of(id)), id, SnapshotView::id);
      case KEY_PAIR:
        return Sights.of(cloud.keyPairs().byName(region, id), id, KeyPairView::name);
      case EIP:
        return Sights.of(cloud.addresses().byId(region, id), id, AddressView::allocationId);
      case SECURITY_GROUP:
        return Sights.of(cloud.securityGroups().byId(region, id), id, SecurityGroupView::id);
      case VSWITCH:
        return Sights.of(cloud.vSwitches().byId(region, id), id, VSwitchView::id);
      case VPC:
        return Sights.of(cloud.vpcs().byId(region, id), id, VpcView::id);
      default:
        throw new IllegalArgumentException("nothing of this kind is swept: " + kind);
    }
  }

  /** Asks for its deletion; returns normally when it is gone already. */
  void delete(Taggable kind, String region, String id) {
    switch (kind) {
      case INSTANCE:
        cloud.instances().delete(region, id, true);
        break;
      case IMAGE:
        // without force: an image that somebody has begun to use is not ours any more
        cloud.images().delete(region, id, false);
        break;
      case SNAPSHOT:
        cloud.snapshots().delete(region, id);
        break;
      case KEY_PAIR:
        cloud.keyPairs().delete(region, id);
        break;
      case EIP:
        release(region, id);
        break;
      case SECURITY_GROUP:
        cloud.securityGroups().delete(region, id);
        break;
      case VSWITCH:
        cloud.vSwitches().delete(region, id);
        break;
      case VPC:
        cloud.vpcs().delete(region, id);
        break;
      default:
        throw new IllegalArgumentException("nothing of this kind is swept: " + kind);
    }
  }

  private void release(String region, String id) {
    Found<AddressView> found = cloud.addresses().byId(region, id);
    found
        .one()
        .flatMap(AddressView::instanceId)
        .ifPresent(instance -> cloud.addresses().unassociate(region, id, instance));
    cloud.addresses().release(region, id);
  }
}
