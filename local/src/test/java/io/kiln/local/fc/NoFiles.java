package io.kiln.local.fc;

import io.kiln.template.TemplateFiles;

/** A template that names no files. */
final class NoFiles implements TemplateFiles {
  @Override
  public boolean isFile(String path) {
    return false;
  }

  @Override
  public boolean isFolder(String path) {
    return false;
  }
}
