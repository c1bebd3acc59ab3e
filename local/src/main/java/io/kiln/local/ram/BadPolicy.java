package io.kiln.local.ram;

/** A policy document that cannot be read, or says what is not emulated. */
public final class BadPolicy extends RuntimeException {
  BadPolicy(String policy, String what) {
    super("the policy " + policy + " is wrong: " + what);
  }
}
