package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import io.kiln.local.ecs.image.Layered;
import io.kiln.local.ecs.image.Os;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An instance: what it is made of, where it is, how it is reached, and what becomes of it. */
public record Instance(Card card, Source source, Place place, Net net, Login login, Life life)
    implements Thing<Instance>, Layered {
  public static final Kind<Instance> KIND = new Kind<>("instance", Instance.class);

  /** What it is made of. */
  public record Source(String imageId, List<String> layers, String type, Os os) {}

  /** Where it is. */
  public record Place(
      String zoneId, String vpcId, String vSwitchId, String eniId, String privateIp) {}

  /** How it is reached; the public address is empty unless it has one of its own. */
  public record Net(
      String publicIp,
      String machineIp,
      int bandwidthOut,
      String chargeType,
      List<String> groups) {}

  /** Who may log in. */
  public record Login(String keyPairName, String hostName) {}

  /** What becomes of it: real work in progress, and the moments when it is taken away. */
  public record Life(
      boolean working,
      boolean everStarted,
      Instant started,
      Instant autoRelease,
      Instant reclaimed,
      boolean deletionProtected) {}

  @Override
  public Instance with(Card newCard) {
    return new Instance(newCard, source, place, net, login, life);
  }

  Instance with(Life newLife) {
    return new Instance(card, source, place, net, login, newLife);
  }

  Instance with(Net newNet) {
    return new Instance(card, source, place, newNet, login, life);
  }

  Instance withKeyPair(String name) {
    return new Instance(card, source, place, net, new Login(name, login.hostName()), life);
  }

  Instance working(boolean working) {
    return with(
        new Life(
            working,
            life.everStarted(),
            life.started(),
            life.autoRelease(),
            life.reclaimed(),
            life.deletionProtected()));
  }

  Instance releasedAt(Instant moment) {
    return with(
        new Life(
            life.working(),
            life.everStarted(),
            life.started(),
            moment,
            life.reclaimed(),
            life.deletionProtected()));
  }

  Instance startedAt(Instant moment, Instant reclaimed) {
    return with(
        new Life(true, true, moment, life.autoRelease(), reclaimed, life.deletionProtected()));
  }

  @Override
  public boolean held() {
    return life.working();
  }

  @Override
  public List<String> layers() {
    return source.layers();
  }

  @Override
  public Set<String> needs() {
    return Set.of(source.imageId());
  }
}
