package io.kiln.tests.blackbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This computer at one moment: its files, its sysctls, and how far its clock is from one that
 * nobody can set.
 */
record Host(Map<String, String> files, Map<String, String> sysctls, Duration clock) {
  private static final String FACTS = "unix:mode,uid,gid,size,lastModifiedTime,ctime,isDirectory";

  /**
   * What a computer changes by itself, and the folders that programs keep in homes. Other tests
   * write into the checkout meanwhile, which is not looked at either.
   */
  private static final Pattern VOLATILE_FILES =
      Pattern.compile(
          "/var/(log|cache|tmp|spool|run|lock|lib/(systemd|dhcp|apt/daily_lock|NetworkManager))"
              + "|(/root|/home/[^/]+)/\\.(?!ssh$)[^/]*");

  private static final Pattern VOLATILE_SYSCTLS =
      Pattern.compile(
          "/proc/sys/(fs/(dentry-state|file-nr|inode-nr|inode-state|aio-nr|quota/.*|binfmt_misc/.*)"
              + "|kernel/(random/.*|ns_last_pid|pty/nr|perf_event_max_sample_rate|tainted"
              + "|sched_domain/.*|keys/.*)|vm/stat_refresh|net/.*(_count|/flush))");

  static Host now() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String folder : new String[] {"/etc", "/usr", "/opt", "/root", "/home", "/var"}) {
      Files.walkFileTree(Path.of(folder), new Listing(files));
    }
    Duration wall = Duration.ofMillis(System.currentTimeMillis());
    return new Host(files, readSysctls(), wall.minusNanos(System.nanoTime()));
  }

  /** What is otherwise in the later one, a line each. */
  static Map<String, String> changes(Map<String, String> earlier, Map<String, String> later) {
    Map<String, String> changes = new TreeMap<>();
    earlier.forEach((name, was) -> changes.put(name, was + " -> gone"));
    later.forEach(
        (name, is) -> {
          String was = earlier.getOrDefault(name, "nothing");
          if (was.equals(is)) {
            changes.remove(name);
          } else {
            changes.put(name, was + " -> " + is);
          }
        });
    return changes;
  }

  private static Map<String, String> readSysctls() throws IOException {
    Map<String, String> values = new TreeMap<>();
    try (Stream<Path> all = Files.walk(Path.of("/proc/sys"))) {
      for (Path one : all.filter(Host::isSysctl).toList()) {
        values.put(one.toString(), read(one));
      }
    }
    return values;
  }

  private static boolean isSysctl(Path path) {
    return Files.isRegularFile(path) && !VOLATILE_SYSCTLS.matcher(path.toString()).matches();
  }

  private static String read(Path sysctl) {
    try {
      return Files.readString(sysctl);
    } catch (IOException notForReading) {
      return "";
    }
  }

  /** Lists files with all that is known of them but when they were read. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Map<String, String> files;

    Listing(Map<String, String> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return list(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return list(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult list(Path path) throws IOException {
      if (path.equals(Checkout.root()) || VOLATILE_FILES.matcher(path.toString()).matches()) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Map<String, Object> facts =
          new TreeMap<>(Files.readAttributes(path, FACTS, LinkOption.NOFOLLOW_LINKS));
      if (path.startsWith("/root") || path.startsWith("/home")) {
        boolean folder = Boolean.TRUE.equals(facts.get("isDirectory"));
        facts.keySet().removeIf(fact -> folder && !fact.matches("mode|uid|gid"));
      }
      files.put(path.toString(), facts.toString());
      return FileVisitResult.CONTINUE;
    }
  }
}
