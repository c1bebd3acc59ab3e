package io.kiln.local.ecs.image;

/** The operating system that an image says it holds. */
public record Os(String platform, String name, String nameEn, String architecture) {
  /** When nothing better is known. */
  public static final Os LINUX =
      new Os("Others Linux", "Linux  64位", "Others Linux  64 bit", "x86_64");
}
