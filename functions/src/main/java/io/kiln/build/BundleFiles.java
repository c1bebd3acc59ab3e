package io.kiln.build;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files of a bundle, as the template names them. */
public interface BundleFiles {
  /** The file's description, or of each file below a folder, in a stable order. */
  List<BundleFile> list(String path);

  /** The file or folder of exactly this path. */
  Optional<BundleFile> find(String path);

  /** Opens the content from a byte offset on. */
  InputStream open(BundleFile file, long offset);
}
