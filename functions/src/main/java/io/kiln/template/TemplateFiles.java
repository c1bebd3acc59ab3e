package io.kiln.template;

/**
 * What a template may know about the files it names. Relative paths count from the working dir; a
 * leading {@code ~/} is the home folder.
 */
public interface TemplateFiles {
  boolean isFile(String path);

  boolean isFolder(String path);
}
