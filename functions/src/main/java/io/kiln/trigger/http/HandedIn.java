package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.HoldTime;
import io.kiln.build.OnError;
import io.kiln.trigger.bundle.BundleZip;
import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.InstructionsReader;
import io.kiln.trigger.bundle.Laid;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Parcel;
import io.kiln.trigger.bundle.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request hands in to be baked: a template alone, or a zip of it and its files. */
final class HandedIn {
  /** What Function Compute itself takes. */
  static final int LARGEST = 32 << 20;

  private static final String ZIP = "bundle.zip";

  private final HttpRequest request;
  private final Map<String, String> environment;

  private HandedIn(HttpRequest request, Map<String, String> environment) {
    this.request = request;
    this.environment = environment;
  }

  /**
   * The order; who prepares it fills in its moment and seed.
   *
   * @param environment what {@code env} may read beside what the request carries
   * @throws HttpProblem 413, 415 or 400
   * @throws io.kiln.trigger.bundle.BadBundle naming what can't be taken
   * @throws io.kiln.template.problem.InvalidTemplate naming what is wrong with the instructions
   */
  static Order order(HttpRequest request, Map<String, String> environment) {
    if (request.size() > LARGEST) {
      throw HttpProblem.of(
          413,
          "The body has "
              + request.size()
              + " bytes; 32 MB are taken. Fetch large files"
              + " from the machine itself.");
    }
    HandedIn handedIn = new HandedIn(request, environment);
    switch (request.contentType()) {
      case "application/json":
        return handedIn.json();
      case "application/zip":
        return handedIn.zip();
      default:
        throw HttpProblem.of(
            415,
            "Send a template as 'Content-Type: application/json', or it and its files as"
                + " 'application/zip'.");
    }
  }

  private Order json() {
    JsonSubmission submission = JsonSubmission.of(request.body());
    Parcel parcel = Parcel.of(submission.name(), submission.template().getBytes(UTF_8));
    return order(parcel, submission.name(), submission.instructions());
  }

  private Order zip() {
    Parcel whole = BundleZip.read(ZIP, request.body());
    Parcel parcel = whole.find(Instructions.FILE).isPresent() ? whole : whole.unpacked();
    Instructions instructions = instructions(parcel);
    String template = instructions.template().orElseGet(() -> Templates.find(ZIP, parcel));
    return order(parcel, template, instructions);
  }

  private static Instructions instructions(Parcel parcel) {
    if (parcel.find(Instructions.FILE).isEmpty()) {
      return Instructions.builder().build();
    }
    try {
      return InstructionsReader.read(
          Instructions.FILE, new String(parcel.bytes(Instructions.FILE), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be read", e);
    }
  }

  private Order order(Parcel parcel, String template, Instructions instructions) {
    Map<String, String> seen = new HashMap<>(environment);
    seen.putAll(instructions.environment());
    return Order.builder()
        .parcel(parcel)
        .template(template)
        .name(instructions.name().orElse(template))
        .root(root(instructions))
        .workingDir(instructions.workingDir().orElse(""))
        .variables(instructions.variables())
        .environment(seen)
        .only(words("only").orElse(instructions.only()))
        .except(words("except").orElse(instructions.except()))
        .force(flag("force").orElse(instructions.force()))
        .onError(onError().orElse(instructions.onError()))
        .holdFor(holdFor().orElse(instructions.holdFor()))
        .startedAt(Instant.EPOCH)
        .seed("")
        .build();
  }

  private static String root(Instructions instructions) {
    String root = instructions.root().orElse(Laid.ROOT);
    if (!root.startsWith("/") || root.indexOf('\0') >= 0) {
      throw HttpProblem.of(400, "'root' in " + Instructions.FILE + " must be an absolute path.");
    }
    return root;
  }

  private Optional<List<String>> words(String parameter) {
    return request.parameter(parameter).map(text -> List.of(text.split(",", -1)));
  }

  private Optional<Boolean> flag(String parameter) {
    return request
        .parameter(parameter)
        .map(
            text -> {
              if (!text.equals("true") && !text.equals("false")) {
                throw HttpProblem.of(400, "'" + parameter + "' is true or false.");
              }
              return text.equals("true");
            });
  }

  private Optional<OnError> onError() {
    return request
        .parameter("on_error")
        .map(
            text ->
                OnError.of(text)
                    .orElseThrow(
                        () ->
                            HttpProblem.of(400, "'on_error' is one of " + OnError.words() + ".")));
  }

  private Optional<Duration> holdFor() {
    return request
        .parameter("hold_for")
        .map(
            text ->
                HoldTime.of(text)
                    .orElseThrow(
                        () -> HttpProblem.of(400, "'hold_for' is " + HoldTime.RULE + ".")));
  }
}
