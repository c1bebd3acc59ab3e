package io.kiln.local.ecs.access;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on key pairs that concern no instance. */
public final class KeyPairs implements ActionGroup {
  private static final int QUOTA = 500;
  private static final String NAME = "[A-Za-z\\u4e00-\\u9fff][\\w:\\-.\\u4e00-\\u9fff]{1,127}";
  private static final String PUBLIC_KEY =
      "(ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp\\d{3}) [A-Za-z0-9+/]{20,}={0,3}( .*)?";

  private final Ids ids;

  public KeyPairs(Ids ids) {
    this.ids = ids;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("CreateKeyPair", this::create),
        Action.of("ImportKeyPair", this::importKey),
        Action.of("DescribeKeyPairs", this::describe),
        Action.of("DeleteKeyPairs", this::delete));
  }

  private Body create(Ask ask) {
    String name = newName(ask);
    OpenSshKey key = OpenSshKey.generate();
    return added(ask, name, key.publicLine()).and("PrivateKeyBody", key.privatePem());
  }

  private Body importKey(Ask ask) {
    String name = newName(ask);
    String publicKey = ask.params().required("PublicKeyBody").strip();
    if (!publicKey.matches(PUBLIC_KEY)) {
      throw new EcsError(
          400,
          "InvalidPublicKeyBody.Malformed",
          "The specified parameter PublicKeyBody is not valid.");
    }
    return added(ask, name, publicKey);
  }

  private static String newName(Ask ask) {
    String name = ask.params().required("KeyPairName");
    if (!name.matches(NAME)) {
      throw new EcsError(
          400, "InvalidKeyPairName.Malformed", "Specified Key Pair name is not valid.");
    }
    if (ask.region().find(KeyPair.KIND, name).isPresent()) {
      throw new EcsError(400, "KeyPair.AlreadyExist", "The key pair already exist: " + name + ".");
    }
    if (ask.region().all(KeyPair.KIND).size() >= QUOTA) {
      throw EcsError.quota(403, "QuotaExceed.KeyPair");
    }
    return name;
  }

  private Body added(Ask ask, String name, String publicKey) {
    Card card = ask.newCard(name, "KeyPairName", Course.at("Available"));
    KeyPair pair =
        new KeyPair(
            card, ids.next("ssh-", ask.region()), OpenSshKey.fingerprint(publicKey), publicKey);
    ask.region().put(KeyPair.KIND, pair);
    return Body.of("KeyPairName", name)
        .and("KeyPairId", pair.keyPairId())
        .and("KeyPairFingerPrint", pair.fingerprint());
  }

  private Body describe(Ask ask) {
    List<KeyPair> pairs =
        ask.region().all(KeyPair.KIND).stream()
            .filter(pair -> ask.lets("KeyPairName", pair.id()))
            .filter(pair -> ask.lets("KeyPairFingerPrint", pair.fingerprint()))
            .filter(pair -> ask.letsTags(pair.card()))
            .toList();
    return Page.of(ask, 50, "KeyPairs", pairs, pair -> shape(pair, ask));
  }

  private static Body shape(KeyPair pair, Ask ask) {
    return Body.of("KeyPairName", pair.id())
        .and("KeyPairId", pair.keyPairId())
        .and("KeyPairFingerPrint", pair.fingerprint())
        .and("CreationTime", Times.seconds(pair.card().created()))
        .and("ResourceGroupId", "")
        .and("PublicKey", ask.params().flag("IncludePublicKey") ? pair.publicKey() : "")
        .list("Tags", "Tag", ask.tagList(pair.card()));
  }

  /** A missing name counts as deleted: the cloud's own answer is unconfirmed. */
  private Body delete(Ask ask) {
    ask.params().required("KeyPairNames");
    List<String> names = ask.params().jsonList("KeyPairNames");
    if (names.isEmpty() || names.size() > 100) {
      throw new EcsError(
          400,
          "InvalidKeyPairNames.ValueNotSupported",
          "The specified parameter KeyPairNames is not valid.");
    }
    names.forEach(name -> ask.region().remove(KeyPair.KIND, name));
    return Body.empty();
  }
}
