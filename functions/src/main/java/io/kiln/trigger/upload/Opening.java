package io.kiln.trigger.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.store.Stored;
import io.kiln.store.Uploads;
import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.MalformedJson;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import io.kiln.trigger.bundle.BadBundle;
import io.kiln.trigger.bundle.BundleZip;
import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.InstructionsReader;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Parcel;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.bundle.UploadedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads an upload: the parcel, {@code kiln.json}, which file is the template, what is missing. */
final class Opening {
  private static final long LARGEST_ZIP = 64L << 20;
  private static final String USUAL = "template.json";
  private static final String NOT_THERE = "no such file or directory";

  private final Uploads uploads;
  private final String folder;
  private final List<Stored> objects;
  private final boolean shellLocal;
  private Instructions instructions = Instructions.builder().build();

  Opening(Uploads uploads, String folder, List<Stored> objects, boolean shellLocal) {
    this.uploads = uploads;
    this.folder = folder;
    this.objects = objects;
    this.shellLocal = shellLocal;
  }

  Opened open() {
    try {
      Parcel parcel = parcel();
      if (parcel.find(Instructions.FILE).isPresent()) {
        instructions = InstructionsReader.read(Instructions.FILE, text(parcel, Instructions.FILE));
      }
      List<Problem> missing = missing(parcel);
      return missing.isEmpty() ? order(parcel) : Opened.incomplete(missing, instructions);
    } catch (BadBundle e) {
      return Opened.refused(e.problems(), instructions);
    } catch (InvalidTemplate e) {
      return Opened.refused(e.problems(), instructions);
    }
  }

  private Parcel parcel() {
    List<Stored> inFolder =
        objects.stream()
            .filter(object -> object.key().startsWith(folder + "/"))
            .collect(Collectors.toList());
    List<Stored> zips =
        objects.stream()
            .filter(object -> object.key().endsWith(".zip"))
            .filter(object -> object.key().indexOf('/', folder.length() + 1) < 0)
            .collect(Collectors.toList());
    List<Stored> others = new ArrayList<>(inFolder);
    others.removeAll(zips);
    boolean alone = others.stream().allMatch(o -> o.key().equals(folder + "/" + Instructions.FILE));
    if (zips.size() != 1 || !alone) {
      return UploadedFiles.read(uploads, folder + "/", inFolder);
    }
    return zip(zips.get(0)).with(UploadedFiles.read(uploads, folder + "/", others));
  }

  private Parcel zip(Stored zip) {
    if (zip.size() > LARGEST_ZIP) {
      throw new BadBundle(
          List.of(
              Problem.of(
                  Place.of(zip.key()),
                  "the zip has " + zip.size() + " bytes, more than " + LARGEST_ZIP,
                  "Put the files into the folder by themselves.")));
    }
    try {
      return BundleZip.read(zip.key(), uploads.open(zip).readAllBytes()).unpacked();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + zip.key(), e);
    }
  }

  /** The files that {@code kiln.json} wants to be there before anything begins. */
  private List<Problem> missing(Parcel parcel) {
    return instructions.files().stream()
        .filter(path -> parcel.find(path).isEmpty())
        .map(
            path ->
                Problem.of(
                    Place.of(Instructions.FILE),
                    "stat " + path + ": " + NOT_THERE + " (files)",
                    "Put it beside the template, or take it out of \"files\"."))
        .collect(Collectors.toList());
  }

  private Opened order(Parcel parcel) {
    List<String> templates =
        instructions.template().map(List::of).orElseGet(() -> candidates(parcel));
    if (templates.isEmpty()) {
      return Opened.incomplete(
          List.of(
              Problem.of(
                  Place.of(folder + "/"),
                  "there is no template",
                  "Put one here, or name it in kiln.json: \"template\": \"path\".")),
          instructions);
    }
    if (templates.size() > 1) {
      String names = String.join(", ", templates);
      return Opened.refused(
          List.of(
              Problem.of(
                  Place.of(folder + "/"),
                  "there are several templates: " + names,
                  "Name one in kiln.json: \"template\": \"" + templates.get(0) + "\".")),
          instructions);
    }
    return checked(order(parcel, templates.get(0)));
  }

  private Order order(Parcel parcel, String template) {
    return Order.builder()
        .parcel(parcel)
        .template(template)
        .workingDir(instructions.workingDir().orElse(""))
        .variables(instructions.variables())
        .environment(instructions.environment())
        .only(instructions.only())
        .except(instructions.except())
        .shellLocal(shellLocal)
        .force(instructions.force())
        .onError(instructions.onError())
        .holdFor(instructions.holdFor())
        .build();
  }

  /** Everything that is wrong is said now; what only lacks files may become right by itself. */
  private Opened checked(Order order) {
    try {
      Prepared unused = Prepared.of(order);
      return Opened.ready(order, instructions);
    } catch (InvalidTemplate e) {
      return e.problems().stream().allMatch(p -> p.message().contains(NOT_THERE))
          ? Opened.incomplete(e.problems(), instructions)
          : Opened.refused(e.problems(), instructions);
    }
  }

  /** Files at the top that look like a template. */
  private List<String> candidates(Parcel parcel) {
    if (parcel.find(USUAL).isPresent()) {
      return List.of(USUAL);
    }
    return parcel.paths().stream()
        .filter(path -> path.indexOf('/') < 0 && !path.equals(Instructions.FILE))
        .filter(
            path ->
                path.endsWith(".pkr.hcl")
                    || path.endsWith(".pkr.json")
                    || (path.endsWith(".json") && hasBuilders(text(parcel, path))))
        .collect(Collectors.toList());
  }

  /** A template that is no JSON at all counts too: its mistake is told. */
  private static boolean hasBuilders(String text) {
    try {
      JsonValue root = JsonReader.read(text);
      return root.is(JsonValue.Kind.OBJECT) && root.member("builders").isPresent();
    } catch (MalformedJson broken) {
      return text.contains("\"builders\"");
    }
  }

  private static String text(Parcel parcel, String path) {
    try {
      return new String(parcel.bytes(path), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }
}
