package io.kiln.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.Found;
import io.kiln.cloud.ImageShares;
import java.time.Duration;
import java.util.List;

/**
 * Shares the finished image of one region with up to ten accounts. The share is a resource of its
 * own: the image can't be deleted before it is taken back.
 */
public final class ShareImage implements Step, Thing {
  static final String PREFIX = "image-share-";

  private static final Words WORDS = Words.named("image share", Duration.ofSeconds(1));

  private final String region;
  private final int number;
  private final List<String> accounts;
  private final ImageShares shares;
  private final Lifecycle lifecycle;

  /**
   * A step for one build.
   *
   * @param number which of the region's calls it is, from 1
   * @param accounts as many as one call takes
   */
  public ShareImage(
      String region, int number, List<String> accounts, ImageShares shares, Lifecycle lifecycle) {
    this.region = region;
    this.number = number;
    this.accounts = List.copyOf(accounts);
    this.shares = shares;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "share-" + key();
  }

  @Override
  public Outcome run(Build build) {
    return lifecycle.make(build, this, this, WORDS);
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "image-share";
  }

  @Override
  public String key() {
    return PREFIX + region + (number > 1 ? "-" + number : "");
  }

  @Override
  public String region(Build build) {
    return region;
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(Share.of(String.valueOf(build.imageIds().get(region)), accounts));
  }

  @Override
  public String create(Resource intended) {
    Share share = share(intended);
    shares.share(intended.region(), share.image(), share.accounts());
    return share.image() + " with " + String.join(", ", share.accounts());
  }

  @Override
  public Sight find(Resource intended) {
    return look(intended);
  }

  @Override
  public Sight look(Resource resource) {
    Share share = share(resource);
    try {
      return sight(share, shares.of(resource.region(), share.image()));
    } catch (CloudFailure failure) {
      if (failure.gone()) {
        // no image is left that anybody could have
        return Sight.absent("DescribeImageSharePermission: " + failure.getMessage());
      }
      throw failure;
    }
  }

  private static Sight sight(Share share, Found<String> found) {
    boolean all = found.all().containsAll(share.accounts());
    boolean none = found.all().stream().noneMatch(share.accounts()::contains);
    String proof = found.proof(share.image(), found.isEmpty() ? "none" : found.all().toString());
    String id = share.image() + " with " + String.join(", ", share.accounts());
    return none
        ? Sight.absent(proof)
        : Sight.of(all ? Sight.State.READY : Sight.State.PENDING, id, proof);
  }

  @Override
  public void delete(Resource created) {
    Share share = share(created);
    shares.takeBack(created.region(), share.image(), share.accounts());
  }

  private static Share share(Resource resource) {
    return Json.fromNode(resource.request(), Share.class);
  }
}
