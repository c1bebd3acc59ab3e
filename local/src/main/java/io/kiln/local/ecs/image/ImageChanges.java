package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.List;

/** Changing and sharing images. */
public final class ImageChanges implements ActionGroup {
  /** Accounts in one call. */
  private static final int MOST = 10;

  private final ImageShelf shelf;

  public ImageChanges(ImageShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("ModifyImageAttribute", this::modify),
        Action.of("ModifyImageSharePermission", this::share),
        Action.of("DescribeImageSharePermission", this::describeShares));
  }

  private Body modify(Ask ask) {
    Params params = ask.params();
    Image image = own(ask);
    if (params.has("ImageName") && !params.text("ImageName").equals(image.card().name())) {
      String name = ImageNames.check(ask.region(), params.text("ImageName"));
      image = image.with(image.card().withName(name));
    }
    if (params.has("Description")) {
      image = image.with(image.card().withDescription(params.text("Description")));
    }
    if (params.has("ImageFamily")) {
      image =
          image.withFamily(new Image.Family(params.text("ImageFamily"), image.family().version()));
    }
    if (params.has("Status")) {
      image = image.onCourse(Course.at(newStatus(ask, image)));
    }
    ask.region().put(Image.KIND, image);
    return Body.empty();
  }

  private static String newStatus(Ask ask, Image image) {
    String wanted = ask.params().text("Status");
    if (!List.of("Available", "Deprecated").contains(wanted)) {
      throw EcsError.invalid("Status");
    }
    if (!List.of("Available", "Deprecated").contains(image.state(ask.now()))) {
      throw EcsError.status(400, "IncorrectImageStatus");
    }
    if (wanted.equals("Deprecated") && !image.sharedWith().isEmpty()) {
      throw EcsError.status(403, "ImageUseShared");
    }
    return wanted;
  }

  private Body share(Ask ask) {
    Image image = own(ask);
    List<String> add = ask.params().list("AddAccount");
    if (add.size() > MOST || ask.params().list("RemoveAccount").size() > MOST) {
      throw EcsError.quota(403, "QuotaExceed.ShareImageUser");
    }
    if (!add.isEmpty() && hasServiceKey(image, ask)) {
      // UNCONFIRMED whether a key of one's own lifts this; the newer pages say so
      throw EcsError.status(403, "OperationDeined.EncryptedSnapshot");
    }
    for (String account : add) {
      if (!account.matches("\\d{5,20}")) {
        throw new EcsError(
            404,
            "InvalidAccount.NotFound",
            "The specified account " + account + " does not exist.");
      }
    }
    ask.region().put(Image.KIND, image.shared(add, ask.params().list("RemoveAccount")));
    return Body.empty();
  }

  private static boolean hasServiceKey(Image image, Ask ask) {
    return image.needs().stream()
        .flatMap(id -> ask.region().find(Snapshot.KIND, id).stream())
        .map(snapshot -> snapshot.source().encryption())
        .anyMatch(encryption -> encryption.on() && encryption.key().isEmpty());
  }

  private Body describeShares(Ask ask) {
    Image image = own(ask);
    List<Body> accounts =
        image.sharedWith().stream().map(account -> Body.of("AliyunId", account)).toList();
    return Body.of("RegionId", ask.region().id())
        .and("ImageId", image.id())
        .and("PageNumber", 1)
        .and("PageSize", Math.max(10, accounts.size()))
        .and("TotalCount", accounts.size())
        .list("Accounts", "Account", accounts)
        .list("ShareGroups", "ShareGroup", List.of());
  }

  private Image own(Ask ask) {
    String id = ask.params().required("ImageId");
    return shelf
        .find(ask.region(), id)
        .filter(image -> !image.isPublic())
        .orElseThrow(() -> EcsError.notFound("InvalidImageId", id));
  }
}
