package io.kiln.trigger;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.OnError;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.build.Step;
import io.kiln.build.Workbench;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a bundle in and begins its build: files, document, the mark that it is under way, the first
 * entry. Repeated under the same id it begins nothing new.
 */
public final class Submit {
  private static final Set<OnError> KEEPING =
      Set.of(OnError.ABORT, OnError.RUN_CLEANUP_PROVISIONER);

  private static final Set<OnError> RESCUING =
      Set.of(OnError.CLEANUP, OnError.RUN_CLEANUP_PROVISIONER);

  private final Store store;
  private final Workbench.Factory benches;
  private final String stack;
  private final Clock clock;

  public Submit(Store store, Workbench.Factory benches, String stack, Clock clock) {
    this.store = store;
    this.benches = benches;
    this.stack = stack;
    this.clock = clock;
  }

  /** Where the bundle's files are read. */
  public interface Contents {
    InputStream open(BundleFile file) throws IOException;
  }

  /** Begins the build of the bundle's builder, and notes where it comes from. */
  public void accept(
      BuildId id, Bundle bundle, EcsBuilder builder, Origin origin, Contents contents) {
    store.origins().keep(id, origin);
    accept(id, bundle, builder, contents);
  }

  /** Begins the build of the bundle's builder. */
  public void accept(BuildId id, Bundle bundle, EcsBuilder builder, Contents contents) {
    store.probe();
    for (BundleFile file : bundle.files()) {
      if (!file.folder()) {
        keep(id, file, contents);
      }
    }
    store.bundles().keep(id, bundle);
    store.newBuilds().add(id);
    store.active().add(id);
    if (store.journal().latest(id, 0).isEmpty()) {
      begin(id, bundle, builder);
    }
  }

  private void keep(BuildId id, BundleFile file, Contents contents) {
    try (InputStream in = contents.open(file)) {
      store.bundles().keepFile(id, file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file.path(), e);
    }
  }

  private void begin(BuildId id, Bundle bundle, EcsBuilder builder) {
    try (Workbench bench = benches.open(id)) {
      Step first = bench.recipe().first();
      Instant now = clock.instant();
      Build build =
          Build.builder()
              .id(id)
              .stack(stack)
              .builderName(builder.name())
              .region(builder.region())
              .imageName(builder.imageName())
              .keepOnFailure(KEEPING.contains(bundle.onError()))
              .rescued(RESCUING.contains(bundle.onError()))
              .holdFor(Optional.of(bundle.holdFor()).filter(d -> bundle.onError() == OnError.HOLD))
              .startedAt(now)
              .phase(Phase.STEP)
              .step(first.name())
              .build();
      List<LogLine> lines = new ArrayList<>(first.opening(build));
      lines.replaceAll(line -> line.withAt(now));
      Entry entry =
          Entry.builder()
              .version(Entry.VERSION)
              .seq(1)
              .nonce("submit-" + id)
              .writtenAt(now)
              .due(now)
              .log(lines)
              .state(build.withLogSize(store.logbook().size(lines)))
              .build();
      boolean written = store.journal().append(entry);
      // an old mark may have been taken for that of a submission that died
      store.active().add(id);
      if (written) {
        store.logbook().append(entry);
      }
    }
  }
}
