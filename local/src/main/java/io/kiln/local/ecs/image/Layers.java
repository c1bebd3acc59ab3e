package io.kiln.local.ecs.image;

import io.kiln.local.ecs.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that hold what images and snapshots consist of. */
public final class Layers {
  private static final Logger LOG = LoggerFactory.getLogger(Layers.class);

  private final Path home;

  public Layers(Path home) {
    this.home = home;
  }

  public Path folder(String layer) {
    return home.resolve(layer);
  }

  public List<Path> folders(List<String> layers) {
    return layers.stream().map(this::folder).toList();
  }

  /** An empty place to capture into: whatever an earlier, killed capture left is removed. */
  public Path emptyPlace(String layer) {
    try {
      Files.createDirectories(home);
      remove(folder(layer));
      return folder(layer);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make room for layer " + layer, e);
    }
  }

  /** A layer that holds nothing. */
  public void makeEmpty(String layer) {
    try {
      Files.createDirectories(emptyPlace(layer));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make layer " + layer, e);
    }
  }

  /** Removes those of the layers that nothing in the world stands on any more. */
  void removeUnused(List<String> candidates, World world) {
    Set<String> used =
        world.regions().stream()
            .flatMap(region -> region.everything())
            .filter(entry -> entry.getValue() instanceof Layered)
            .flatMap(entry -> ((Layered) entry.getValue()).layers().stream())
            .collect(Collectors.toSet());
    for (String layer : candidates) {
      if (!used.contains(layer)) {
        try {
          remove(folder(layer));
        } catch (IOException e) {
          LOG.warn("layer={} of a deleted image could not be removed", layer, e);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            // An image may hold folders that their owner may not change.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
