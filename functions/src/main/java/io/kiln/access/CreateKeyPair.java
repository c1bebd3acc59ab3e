package io.kiln.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.BundleFiles;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Secrets;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.KeyPairView;
import io.kiln.cloud.KeyPairs;
import io.kiln.cloud.NewKeyPair;
import io.kiln.cloud.Sights;
import io.kiln.communicator.Connections;
import io.kiln.communicator.ssh.PrivateKeys;
import io.kiln.template.Bastion;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.template.SshSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the temporary key pair: generated here, stored encrypted, announced, then imported, so that
 * the private half never travels and a lost answer loses nothing. With a key of the user's own it
 * only puts that away for the communicator.
 */
public final class CreateKeyPair implements Step, Thing {
  private static final Words WORDS =
      Words.named("Deleting temporary keypair...", Duration.ofSeconds(1));

  private final EcsBuilder config;
  private final KeyPairs keyPairs;
  private final Secrets secrets;
  private final BundleFiles files;
  private final SecureRandom random;
  private final Lifecycle lifecycle;

  /** A step for one build; {@code files} holds the user's own key, if the template names one. */
  public CreateKeyPair(
      EcsBuilder config,
      KeyPairs keyPairs,
      Secrets secrets,
      BundleFiles files,
      SecureRandom random,
      Lifecycle lifecycle) {
    this.config = config;
    this.keyPairs = keyPairs;
    this.secrets = secrets;
    this.files = files;
    this.random = random;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-key-pair";
  }

  @Override
  public Outcome run(Build build) {
    Optional<SshSettings> ssh = config.communicator();
    ssh.flatMap(SshSettings::bastion).flatMap(Bastion::privateKeyFile).ifPresent(this::usable);
    if (ssh.isEmpty()) {
      return Outcome.done(build).saying(LogLine.say("Not using temporary keypair"));
    }
    if (ssh.get().privateKeyFile().isPresent()) {
      secrets.keep(build.id(), Connections.PRIVATE_KEY, usable(ssh.get().privateKeyFile().get()));
      return Outcome.done(build.withKeyPairName(ssh.get().keypairName()))
          .saying(LogLine.say("Using existing SSH private key"));
    }
    if (!ssh.get().needsTemporaryKeyPair()) {
      return Outcome.done(build.withKeyPairName(ssh.get().keypairName()))
          .saying(LogLine.say("Not using temporary keypair"));
    }
    Words words = WORDS.creating("Creating temporary keypair: " + pairName(build));
    return lifecycle
        .make(build, this, this, words)
        .then(b -> b.withKeyPairName(b.ledger().idOf(key())));
  }

  /** A key that nobody can log in with is told while nothing has cost anything. */
  private Secret usable(String path) {
    Secret key = read(path);
    PrivateKeys.require(key, "The private key '" + path + "'");
    return key;
  }

  private Secret read(String path) {
    try (InputStream in = files.open(files.list(path).get(0), 0)) {
      return Secret.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pairName(Build build) {
    Optional<String> own = config.communicator().flatMap(SshSettings::temporaryKeyPairName);
    return build.resourceName(own);
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "keypair";
  }

  @Override
  public JsonNode request(Build build, String token) {
    SshSettings ssh = config.communicator().orElseThrow();
    Secret fresh = KeyFile.generate(ssh.temporaryKeyType(), ssh.temporaryKeyBits(), random);
    Secret privateKey = secrets.keep(build.id(), Connections.PRIVATE_KEY, fresh);
    return Json.toNode(
        NewKeyPair.builder()
            .region(build.region())
            .name(pairName(build))
            .publicKey(KeyFile.publicLine(privateKey, build.resourceName()))
            .tags(build.temporaryTags())
            .build());
  }

  @Override
  public String create(Resource intended) {
    NewKeyPair request = Json.fromNode(intended.request(), NewKeyPair.class);
    keyPairs.importKey(request);
    return request.name();
  }

  @Override
  public Sight find(Resource intended) {
    NewKeyPair request = Json.fromNode(intended.request(), NewKeyPair.class);
    return look(intended.region(), request.name());
  }

  @Override
  public Sight look(Resource created) {
    return look(created.region(), created.id().orElseThrow());
  }

  private Sight look(String region, String pair) {
    return Sights.of(keyPairs.byName(region, pair), pair, KeyPairView::name);
  }

  @Override
  public void delete(Resource created) {
    keyPairs.delete(created.region(), created.id().orElseThrow());
  }

  /** ImportKeyPair takes no ClientToken; the name alone tells whose it is. */
  @Override
  public boolean replayable() {
    return false;
  }
}
