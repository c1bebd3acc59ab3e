package io.kiln.tests.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A secret to look for, in each form in which it could show. */
record Needle(Set<String> forms) {

  static Needle of(String secret) {
    Set<String> forms = new TreeSet<>();
    forms.add(secret);
    forms.add(json(secret));
    forms.add(URLEncoder.encode(secret, UTF_8));
    forms.add(URLEncoder.encode(secret, UTF_8).replace("+", "%20"));
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    forms.add(base64.encodeToString(secret.getBytes(UTF_8)));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
    return new Needle(forms);
  }

  /** Those of its forms that the text holds. */
  List<String> in(String text) {
    return forms.stream().filter(text::contains).toList();
  }

  /** The files that hold one of its forms, wherever they lie below these folders. */
  List<Path> filesUnder(Path... folders) {
    return Stream.of(folders).flatMap(folder -> files(folder).stream()).toList();
  }

  /** The files whose own names hold one of its forms. */
  List<Path> namesUnder(Path... folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(path -> !in(String.valueOf(path.getFileName())).isEmpty()).forEach(found::add);
      }
    }
    return found;
  }

  private List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(this::isIn).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isIn(Path file) {
    try {
      String bytes = Files.readString(file, ISO_8859_1);
      return forms.stream()
          .map(form -> new String(form.getBytes(UTF_8), ISO_8859_1))
          .anyMatch(bytes::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(String text) {
    try {
      String quoted = new ObjectMapper().writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
