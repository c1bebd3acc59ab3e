package io.kiln.trigger.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that were handed in together, by relative path: {@code /} between folders, never a
 * {@code ..}.
 */
public final class Parcel {
  private final SortedMap<String, Piece> files;
  private final SortedSet<String> folders;

  private Parcel(SortedMap<String, Piece> files, Set<String> folders) {
    this.files = files;
    this.folders = new TreeSet<>(folders);
    files.keySet().forEach(this::addFoldersOf);
  }

  /** These files, and the folders that they are in. */
  public static Parcel of(SortedMap<String, Piece> files) {
    return of(files, Set.of());
  }

  /** These files, and folders that may be empty. */
  static Parcel of(SortedMap<String, Piece> files, Set<String> folders) {
    return new Parcel(new TreeMap<>(files), folders);
  }

  /** A parcel of one file, as a template that stands alone. */
  public static Parcel of(String path, byte[] content) {
    TreeMap<String, Piece> one = new TreeMap<>();
    one.put(path, Pieces.of(content, Pieces.PLAIN));
    return of(one);
  }

  private void addFoldersOf(String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
  }

  public Set<String> paths() {
    return files.keySet();
  }

  public Set<String> folders() {
    return folders;
  }

  public Optional<Piece> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The whole content of one of the files. */
  public byte[] bytes(String path) throws IOException {
    Piece piece = find(path).orElseThrow(() -> new IOException("there is no " + path));
    try (InputStream in = piece.content().open()) {
      return in.readAllBytes();
    }
  }

  /** The same files out of their one common folder, as an archive of a folder has it. */
  public Parcel unpacked() {
    Optional<String> top = onlyFolder();
    if (top.isEmpty()) {
      return this;
    }
    int cut = top.get().length() + 1;
    TreeMap<String, Piece> inside = new TreeMap<>();
    files.forEach((path, piece) -> inside.put(path.substring(cut), piece));
    Set<String> below = new TreeSet<>();
    folders.stream()
        .filter(folder -> folder.length() > cut)
        .forEach(f -> below.add(f.substring(cut)));
    return of(inside, below);
  }

  private Optional<String> onlyFolder() {
    Set<String> tops = new TreeSet<>();
    for (String path : files.keySet()) {
      int slash = path.indexOf('/');
      tops.add(slash < 0 ? "" : path.substring(0, slash));
    }
    return tops.size() == 1
        ? tops.stream().filter(top -> !top.isEmpty()).findFirst()
        : Optional.empty();
  }

  /** The same files, and these: one of the same path takes the other's place. */
  public Parcel with(Parcel others) {
    TreeMap<String, Piece> all = new TreeMap<>(files);
    all.putAll(others.files);
    Set<String> both = new TreeSet<>(folders);
    both.addAll(others.folders);
    return of(all, both);
  }
}
