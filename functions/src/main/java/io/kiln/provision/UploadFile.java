package io.kiln.provision;

import io.kiln.build.BundleFile;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;

/** Brings one file to the machine, chunk by chunk. */
final class UploadFile implements Task {
  private final String source;
  private final BundleFile file;
  private final String destination;

  UploadFile(String source, BundleFile file, String destination) {
    this.source = source;
    this.file = file;
    this.destination = destination;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say("Uploading " + source + " => " + destination));
  }

  @Override
  public Outcome move(Turn turn) {
    return turn.act(this::chunk);
  }

  private Outcome chunk(Turn turn) {
    String path = RemotePaths.fromHome(destination);
    String whole = path.endsWith("/") ? RemotePaths.inside(path, RemotePaths.name(source)) : path;
    Content content = Content.of(turn.tools().files(), file);
    PlacedFile placed = new PlacedFile(content, whole, file.mode());
    return new Uploading(turn.files(), placed).chunk()
        ? turn.nextAfterClearing()
        : turn.record(turn.progress());
  }
}
