package io.kiln.local.ecs.access;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;

/** A key pair; the card's id is its name, which is what every action calls it by. */
public record KeyPair(Card card, String keyPairId, String fingerprint, String publicKey)
    implements Thing<KeyPair> {
  public static final Kind<KeyPair> KIND = new Kind<>("keypair", KeyPair.class);

  @Override
  public KeyPair with(Card newCard) {
    return new KeyPair(newCard, keyPairId, fingerprint, publicKey);
  }
}
