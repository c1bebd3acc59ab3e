package io.kiln.local.cli;

import io.kiln.build.BundleFile;
import io.kiln.template.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Describes the files that a template names, so that they can go into a bundle. */
final class BundledFiles {
  private final Path folder;

  BundledFiles(Path folder) {
    this.folder = folder;
  }

  /** Each named file, each named folder and everything below it; links are followed. */
  List<BundleFile> describe(List<NamedFile> named) {
    List<BundleFile> files = new ArrayList<>();
    for (NamedFile file : named) {
      String name = withoutSlash(file.path());
      switch (file.kind()) {
        case FILE -> files.add(describe(name, at(name)));
        case KEY -> files.add(describe(name, at(name)).withSecret(true));
        case FOLDER -> files.addAll(below(name));
        case GENERATED -> {
          // is made while the build runs; nothing to bundle
        }
      }
    }
    return files.stream().distinct().toList();
  }

  InputStream open(BundleFile file) throws IOException {
    return Files.newInputStream(at(file.path()));
  }

  private Path at(String path) {
    return CallersFiles.at(folder, path);
  }

  private List<BundleFile> below(String name) {
    Path top = at(name);
    try (Stream<Path> all = Files.walk(top, FileVisitOption.FOLLOW_LINKS)) {
      return all.sorted()
          .map(path -> describe(path.equals(top) ? name : name + "/" + top.relativize(path), path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + name, e);
    }
  }

  private static BundleFile describe(String name, Path path) {
    try {
      boolean isFolder = Files.isDirectory(path);
      return BundleFile.builder()
          .path(name)
          .folder(isFolder)
          .size(isFolder ? 0 : Files.size(path))
          .mode(mode(path))
          .sha256(isFolder ? "" : sha256(path))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode") & 0777;
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
