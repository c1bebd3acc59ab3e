package io.kiln.local.cli;

import io.kiln.cloud.Credentials;
import io.kiln.function.AssumedRoles;
import io.kiln.template.Access;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import java.util.Optional;

/** Whose keys call the real cloud: the template's, a profile's, a role's, the environment's. */
final class Keys {
  static final String MISSING =
      "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY must be set in template file or\n"
          + "environment variables.";

  private final Caller caller;
  private final AssumedRoles roles;
  private final MetadataRole metadata;

  Keys(Caller caller, AssumedRoles roles, MetadataRole metadata) {
    this.caller = caller;
    this.roles = roles;
    this.metadata = metadata;
  }

  /** The keys of this builder's calls; roles are taken on when it is time. */
  Credentials of(EcsBuilder builder) {
    Access access = named(builder.access());
    if (access.ramRoleName().isPresent()) {
      return metadata.of(access.ramRoleName().get());
    }
    Credentials own =
        given(access)
            .or(() -> fromEnvironment(caller))
            .orElseThrow(() -> new CommandFailure(MISSING));
    String session = access.ramSessionName().orElse("");
    return access
        .ramRoleArn()
        .map(arn -> roles.of(builder.region(), arn, session, own))
        .orElse(own);
  }

  /** Whether there will be keys, as far as can be told without asking anybody. */
  static boolean known(Access access, Caller caller) {
    return access.isNamed() || fromEnvironment(caller).isPresent();
  }

  /** Keys in the template count before those of a profile, as does its role. */
  private Access named(Access access) {
    boolean complete = access.isGiven() || access.ramRoleName().isPresent();
    if (complete || access.profile().isEmpty()) {
      return access;
    }
    Access profile =
        ProfileFile.of(access.sharedCredentialsFile(), caller).profile(access.profile().get());
    return Access.builder()
        .from(profile)
        .ramRoleArn(access.ramRoleArn().or(profile::ramRoleArn))
        .ramSessionName(access.ramSessionName().or(profile::ramSessionName))
        .build();
  }

  private static Optional<Credentials> given(Access access) {
    return access.isGiven()
        ? Optional.of(
            of(
                access.accessKey().orElseThrow(),
                access.secretKey().orElseThrow(),
                access.securityToken()))
        : Optional.empty();
  }

  /** The key that the caller's environment holds: in Packer's words, else in the vendor's. */
  static Optional<Credentials> fromEnvironment(Caller caller) {
    return named("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "SECURITY_TOKEN", caller)
        .or(
            () ->
                named(
                    "ALIBABA_CLOUD_ACCESS_KEY_ID",
                    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                    "ALIBABA_CLOUD_SECURITY_TOKEN",
                    caller));
  }

  /** What these variables hold together: a token is of no use with another key. */
  private static Optional<Credentials> named(
      String keyName, String secretName, String tokenName, Caller caller) {
    Optional<Secret> key = caller.variable(keyName).map(Secret::of);
    Optional<Secret> secret = caller.variable(secretName).map(Secret::of);
    Optional<Secret> token = caller.variable(tokenName).map(Secret::of);
    return key.isPresent() && secret.isPresent()
        ? Optional.of(of(key.get(), secret.get(), token))
        : Optional.empty();
  }

  private static Credentials of(Secret key, Secret secret, Optional<Secret> token) {
    return token
        .map(it -> Credentials.temporary(key.reveal(), secret, it))
        .orElseGet(() -> Credentials.of(key.reveal(), secret));
  }
}
