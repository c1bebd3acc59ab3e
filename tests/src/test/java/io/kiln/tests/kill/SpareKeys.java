package io.kiln.tests.kill;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * RSA keys out of a drawer: making one takes longer than all the rest of a bake. They are real, and
 * two bakes in a row don't get the same one.
 */
public final class SpareKeys extends Provider {
  private static final long serialVersionUID = 1L;
  private static final int SPARE = 8;
  private static final List<KeyPair> KEYS = made();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private SpareKeys() {
    super("SpareKeys", "1", "RSA key pairs that were made before");
    put("KeyPairGenerator.RSA", Drawer.class.getName());
  }

  private static List<KeyPair> made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      List<KeyPair> keys = new ArrayList<>();
      for (int i = 0; i < SPARE; i++) {
        keys.add(generator.generateKeyPair());
      }
      return keys;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on every RSA key pair of this JVM comes from here. */
  static void layIn() {
    Security.insertProviderAt(new SpareKeys(), 1);
  }

  /** Gives them out in turn. */
  public static final class Drawer extends KeyPairGeneratorSpi {
    @Override
    public void initialize(int keysize, SecureRandom random) {
      if (keysize != 2048) {
        throw new IllegalArgumentException("only 2048 bits");
      }
    }

    @Override
    public KeyPair generateKeyPair() {
      return KEYS.get(Math.floorMod(NEXT.getAndIncrement(), SPARE));
    }
  }
}
