package io.kiln.provision;

import io.kiln.build.BundleFile;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.communicator.RemoteFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a folder to the machine, some files at a time. As with Packer, a source without a slash at
 * its end goes into a destination that is there, by its own name, or becomes one that is not; with
 * a slash its content goes into the destination.
 */
final class UploadFolder implements Task {
  private static final String INTO = "into";
  private static final String AS = "as";
  private static final int FOLDER_MODE = 0755;

  /** The owner's right to put something into a folder and to enter it. */
  private static final int FILLABLE = 0300;

  /** What one claim is good for. */
  private static final int MOST_FILES = 32;

  private static final Duration MOST_TIME = Duration.ofSeconds(20);

  private final String source;
  private final List<BundleFile> files;
  private final String destination;

  UploadFolder(String source, List<BundleFile> files, String destination) {
    this.source = source;
    this.files = files;
    this.destination = destination;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say("Uploading " + source + " => " + destination));
  }

  @Override
  public Outcome move(Turn turn) {
    if (!turn.at(FIRST)) {
      return turn.act(this::some);
    }
    boolean own = !source.endsWith("/") && turn.files().isFolder(target());
    return turn.record(turn.progress().at(own ? INTO : AS, turn.now()));
  }

  private String target() {
    return RemotePaths.fromHome(destination);
  }

  private Outcome some(Turn turn) {
    List<Placing> placings = placings(turn);
    Instant end = turn.now().plus(MOST_TIME);
    int first = turn.progress().placed();
    int next = first;
    long bytes = 0;
    while (next < placings.size() && next < first + MOST_FILES && !turn.now().isAfter(end)) {
      bytes += placings.get(next).size();
      if ((bytes > RemoteFiles.CHUNK && next > first) || !placings.get(next).done(turn.files())) {
        break;
      }
      next++;
    }
    return next == placings.size()
        ? turn.nextAfterClearing()
        : turn.record(turn.progress().withPlaced(next));
  }

  /** Folders before what is in them; those that nobody may fill get their mode at the end. */
  private List<Placing> placings(Turn turn) {
    String root = turn.at(INTO) ? RemotePaths.inside(target(), RemotePaths.name(source)) : target();
    String from = RemotePaths.withoutSlash(source);
    List<Placing> placings = new ArrayList<>();
    List<Placing> modes = new ArrayList<>();
    placings.add(Placing.folder(root, FOLDER_MODE));
    for (BundleFile file : files) {
      String path = RemotePaths.withoutSlash(root) + file.path().substring(from.length());
      if (!file.folder()) {
        Content content = Content.of(turn.tools().files(), file);
        placings.add(new Placing(path, file.mode(), Optional.of(content)));
        continue;
      }
      placings.add(Placing.folder(path, file.mode() | FILLABLE));
      if ((file.mode() & FILLABLE) != FILLABLE) {
        modes.add(Placing.folder(path, file.mode()));
      }
    }
    placings.addAll(modes);
    return placings;
  }

  /** A folder to make, or a file to send. */
  private static final class Placing {
    private final String path;
    private final int mode;
    private final Optional<Content> content;

    Placing(String path, int mode, Optional<Content> content) {
      this.path = path;
      this.mode = mode;
      this.content = content;
    }

    static Placing folder(String path, int mode) {
      return new Placing(path, mode, Optional.empty());
    }

    long size() {
      return content.map(Content::size).orElse(0L);
    }

    boolean done(RemoteFiles remote) {
      if (content.isPresent()) {
        return new Uploading(remote, new PlacedFile(content.get(), path, mode)).chunk();
      }
      remote.makeFolder(path, mode);
      return true;
    }
  }
}
