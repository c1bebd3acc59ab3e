package io.kiln.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Artifact;
import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Product;
import io.kiln.build.Step;
import io.kiln.template.ChecksumPostProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a file of checksums for each kind that is asked for; what is summed up is handed on. */
public final class WriteChecksums implements Step {
  private static final int MODE = 0644;

  private final String name;
  private final ChecksumPostProcessor checksum;
  private final OutputFiles files;
  private final Desk desk;

  /** A step of this name. */
  public WriteChecksums(String name, ChecksumPostProcessor checksum, OutputFiles files, Desk desk) {
    this.name = name;
    this.checksum = checksum;
    this.files = files;
    this.desk = desk;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome run(Build build) {
    List<String> summed = build.product().map(Product::files).orElse(List.of());
    Map<String, String> written = texts(build, summed);
    return Deeds.once(build, name, () -> written.forEach((path, text) -> put(build, path, text)))
        .orElseGet(() -> Outcome.done(build.withProduct(together(summed, written))));
  }

  private static Product together(List<String> summed, Map<String, String> written) {
    List<String> all = new ArrayList<>(summed);
    all.addAll(written.keySet());
    return Product.files(all);
  }

  /** By path: two kinds may share one file. */
  private Map<String, String> texts(Build build, List<String> summed) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String type : checksum.checksumTypes()) {
      Map<String, String> fields = desk.fields(build);
      fields.put("ChecksumType", type);
      String path = desk.masked(desk.fill(checksum.place(), checksum.output(), fields));
      for (String file : summed) {
        String line = sum(build, type, file) + "\t" + file.substring(file.lastIndexOf('/') + 1);
        texts.merge(path, line + "\n", String::concat);
      }
    }
    return texts;
  }

  private String sum(Build build, String type, String path) {
    MessageDigest digest = digest(type);
    try (InputStream in = new DigestInputStream(files.open(build, path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("unable to compute " + type + " hash for " + path, e);
    }
    int digits = digest.getDigestLength() * 2;
    return String.format("%0" + digits + "x", new BigInteger(1, digest.digest()));
  }

  private static MessageDigest digest(String type) {
    String java = type.equals("md5") ? "MD5" : type.replace("sha", "SHA-");
    try {
      return MessageDigest.getInstance(java);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + java, e);
    }
  }

  private void put(Build build, String path, String text) {
    files.artifacts().put(build.id(), path, text.getBytes(UTF_8));
    files.artifacts().describe(build.id(), Artifact.of(path, false, MODE));
  }
}
