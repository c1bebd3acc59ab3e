package io.kiln.communicator;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Secrets;
import io.kiln.build.StepFailure;
import io.kiln.template.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The logins of one invocation: opened at the first use, used again while the invocation lasts, as
 * a held one survives what a new one would not. Not for several threads.
 */
public final class Connections implements AutoCloseable {
  /** Under this name the secrets hold the private key that the machine lets in. */
  public static final String PRIVATE_KEY = "ssh-private-key";

  private final Communicator communicator;
  private final Secrets secrets;
  private final Login login;
  private final Map<BuildId, Held> held = new HashMap<>();

  public Connections(Communicator communicator, Secrets secrets, Login login) {
    this.communicator = communicator;
    this.secrets = secrets;
    this.login = login;
  }

  public Login login() {
    return login;
  }

  /** What the build logs in with, if it has a key. */
  public Optional<Secret> privateKey(BuildId build) {
    return secrets.find(build, PRIVATE_KEY);
  }

  /** The build's machine, logged in to. */
  public Session to(Build build) {
    return held.computeIfAbsent(build.id(), id -> new Held(build.id(), open(build)));
  }

  /** Whether a login on the build's machine is held. */
  public boolean hold(BuildId build) {
    return held.containsKey(build);
  }

  private Session open(Build build) {
    Optional<Secret> key = secrets.find(build.id(), PRIVATE_KEY);
    if (key.isEmpty() && login.password().isEmpty()) {
      throw StepFailure.refused("The private key of this build is not kept");
    }
    return communicator.open(
        Target.builder()
            .host(host(build))
            .port(login.port())
            .user(login.user())
            .privateKey(key)
            .certificate(login.certificate())
            .password(login.password())
            .hostKey(pinned(build))
            .transport(login.transport())
            .build());
  }

  /** Where the build's machine is reached. */
  public String host(Build build) {
    return login
        .host()
        .or(build::address)
        .orElseThrow(() -> new IllegalStateException("no address of " + build.id()));
  }

  /** The first boot may make new host keys; once a provisioner is at work nobody may. */
  private static Optional<String> pinned(Build build) {
    return build.hostKeyFixed() ? build.hostKey() : Optional.empty();
  }

  @Override
  public void close() {
    held.values().forEach(h -> h.session.close());
    held.clear();
  }

  /** A broken login is not used again. */
  private final class Held implements Session {
    private final BuildId build;
    private final Session session;

    Held(BuildId build, Session session) {
      this.build = build;
      this.session = session;
    }

    @Override
    public String hostKey() {
      return session.hostKey();
    }

    @Override
    public CommandResult run(RemoteCommand command) {
      try {
        return session.run(command);
      } catch (CommunicatorFailure lost) {
        close();
        throw lost;
      }
    }

    @Override
    public void close() {
      held.remove(build);
      session.close();
    }
  }
}
