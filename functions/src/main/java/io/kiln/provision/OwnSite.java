package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.StepFailure;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.OwnHost;
import io.kiln.communicator.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where Kiln runs: only with the operator's leave, which may have been taken back meanwhile. */
final class OwnSite implements Worksite {
  private final Optional<OwnHost> host;
  private final String folder;

  OwnSite(Optional<OwnHost> host, String folder) {
    this.host = host;
    this.folder = folder;
  }

  @Override
  public Session session(Build build) {
    return host.orElseThrow(() -> StepFailure.refused("shell-local is not allowed here"))
        .in(Path.of(folder));
  }

  @Override
  public String jobs(Build build) {
    return DetachedJob.folderOf(build.id()) + "-own";
  }

  @Override
  public Build opened(Build build) {
    return build;
  }

  @Override
  public Build cleared(Build build) {
    return build;
  }

  @Override
  public boolean clearsAtOnce() {
    return true;
  }

  @Override
  public boolean holdsJobs() {
    return host.isPresent();
  }

  @Override
  public Optional<Duration> limit() {
    return host.flatMap(OwnHost::limit);
  }
}
