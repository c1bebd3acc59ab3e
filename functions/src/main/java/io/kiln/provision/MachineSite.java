package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.communicator.Connections;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.Session;
import java.time.Duration;
import java.util.Optional;

/** The machine that is baked. */
final class MachineSite implements Worksite {
  private final Connections connections;

  MachineSite(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Session session(Build build) {
    return connections.to(build);
  }

  @Override
  public String jobs(Build build) {
    return DetachedJob.folderOf(build.id());
  }

  /** Its host key counts from now on. */
  @Override
  public Build opened(Build build) {
    return build.withHostKey(session(build).hostKey()).withHostKeyFixed(true);
  }

  @Override
  public Build cleared(Build build) {
    return Deeds.with(build, ClearJobs.DEED, Deed.DONE);
  }

  @Override
  public boolean clearsAtOnce() {
    return false;
  }

  @Override
  public boolean holdsJobs() {
    return true;
  }

  @Override
  public Optional<Duration> limit() {
    return Optional.empty();
  }
}
