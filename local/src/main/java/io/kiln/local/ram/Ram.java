package io.kiln.local.ram;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The account's roles and who acts as one. The account's own access keys, which are all keys
 * without a token, may do everything; until there is a role, everybody may. Thread-safe.
 */
public final class Ram implements Guard {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String account;
  private final Clock clock;
  private final Permissions permissions = Permissions.load();
  private final Audit audit = new Audit();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  public Ram(String account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** Adds the role, or puts it in the place of the one with that address. */
  public void put(Role role) {
    roles.put(role.arn(), role);
  }

  public Optional<Role> role(String arn) {
    return Optional.ofNullable(roles.get(arn));
  }

  public Audit audit() {
    return audit;
  }

  /** Whether a service, such as {@code fc.aliyuncs.com}, may take the role on. */
  public boolean trusts(String roleArn, String service) {
    return required(roleArn).trusted().contains(service);
  }

  /** A new key that acts as the role, as it is when the key is used. */
  public TemporaryKey assume(String roleArn, Duration life) {
    Role role = required(roleArn);
    sessions.values().removeIf(old -> old.key().expires().isBefore(clock.instant().minus(life)));
    TemporaryKey key =
        new TemporaryKey("STS." + random(12), random(22), random(48), clock.instant().plus(life));
    sessions.put(key.accessKeyId(), new Session(key, role.arn()));
    return key;
  }

  @Override
  public Optional<Denial> check(Attempt attempt) {
    Attempt.Caller caller = attempt.caller();
    Session session = sessions.get(caller.accessKeyId());
    boolean temporary =
        caller.accessKeyId().startsWith("STS.") || !caller.securityToken().isEmpty();
    if (!temporary || roles.isEmpty()) {
      return Optional.empty();
    }
    if (session == null || !session.key().securityToken().equals(caller.securityToken())) {
      return Optional.of(Denial.of(Denial.Kind.TOKEN_INVALID));
    }
    if (!clock.instant().isBefore(session.key().expires())) {
      return Optional.of(Denial.of(Denial.Kind.TOKEN_EXPIRED));
    }
    return permissions
        .of(attempt.product(), attempt.action())
        .map(needed -> check(session.role(), needed.name(), needed.resourceOf(attempt, account)))
        .orElseGet(() -> check(session.role(), attempt.product() + ":" + attempt.action(), "*"));
  }

  /** Whether the role may; a role that was taken away may nothing. */
  public Optional<Denial> check(String roleArn, String permission, String resource) {
    Optional<Role> role = role(roleArn);
    String name = role.map(Role::name).orElse(roleArn);
    boolean may = role.isPresent() && role.get().may(permission, resource);
    audit.note(name, permission, may);
    return may
        ? Optional.empty()
        : Optional.of(new Denial(Denial.Kind.FORBIDDEN, permission, name, resource));
  }

  private Role required(String arn) {
    return role(arn).orElseThrow(() -> new IllegalArgumentException("there is no role " + arn));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private record Session(TemporaryKey key, String role) {}
}
