package io.kiln.local.ram;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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
  private volatile Function<String, Map<String, String>> tags = id -> Map.of();

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

  /** Tells where the tags of a resource are looked up, by its id: conditions ask for them. */
  public void lookUpTags(Function<String, Map<String, String>> lookUp) {
    tags = lookUp;
  }

  /** Lets every key that acts as the role expire now. */
  public void expire(String roleArn) {
    Instant now = clock.instant();
    sessions.replaceAll(
        (id, old) -> old.role().equals(roleArn) ? new Session(old.key().until(now), roleArn) : old);
  }

  /** Whether there is this role, and a service such as {@code oss.aliyuncs.com} may take it on. */
  public boolean trusts(String roleArn, String service) {
    return role(roleArn).filter(role -> role.trusted().contains(service)).isPresent();
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
        .map(needed -> check(session.role(), needed, attempt))
        .orElseGet(() -> check(session.role(), attempt.product() + ":" + attempt.action(), "*"));
  }

  private Optional<Denial> check(String roleArn, Permission needed, Attempt attempt) {
    String resource = needed.resourceOf(attempt, account);
    return check(roleArn, needed.name(), resource, new Facts(attempt, resource, tags));
  }

  /** Whether the role may; a role that was taken away may nothing. */
  public Optional<Denial> check(String roleArn, String permission, String resource) {
    return check(roleArn, permission, resource, key -> Optional.empty());
  }

  private Optional<Denial> check(
      String roleArn,
      String permission,
      String resource,
      Function<String, Optional<String>> facts) {
    Optional<Role> role = role(roleArn);
    String name = role.map(Role::name).orElse(roleArn);
    boolean may = role.isPresent() && role.get().may(permission, resource, facts);
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
