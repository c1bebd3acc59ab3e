package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.template.EcsBuilder;
import java.nio.file.Path;

/** Hands an order's builds in, with the files of the caller's folder. */
final class Submission {
  private final Caller caller;
  private final Workshop workshop;
  private final Order order;
  private final Ids ids = new Ids();

  Submission(Caller caller, Workshop workshop, Order order) {
    this.caller = caller;
    this.workshop = workshop;
    this.order = order;
  }

  /** Begins the build of this builder; from here on it can be resumed. */
  BuildList.Started of(EcsBuilder builder) {
    BuildId id = ids.next();
    BundledFiles files = new BundledFiles(caller.folder());
    Bundle bundle = order.bundle(builder, files.describe(order.template().files()));
    BuildList.Started started =
        BuildList.Started.of(
            id,
            order.input().name(),
            Path.of(order.input().workingDir()),
            order.input().startedAt(),
            order.choice());
    new BuildList(caller.home()).add(started);
    workshop.handIn(() -> workshop.wiring().submit().accept(id, bundle, builder, files::open));
    return started;
  }
}
