package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.Phase;
import io.kiln.store.LogPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build's log: whole or a range of it, and followed by a cursor, which is the byte that the next
 * line begins at. A follower may wait some seconds for the next line within one request.
 */
final class LogLooks {
  private static final int USUAL = 256 << 10;
  private static final int LARGEST = 4 << 20;
  private static final int LONGEST_WAIT = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

  private final ApiSite site;

  LogLooks(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(Route.get("readLog", "/builds/{build}/log", this::log));
  }

  private HttpAnswer log(Call call) {
    Entry entry = Entries.latest(site, call);
    if (call.request().header("range").isPresent()) {
      return range(call, entry);
    }
    long from = call.number("from", 0, 0, Long.MAX_VALUE);
    int most = (int) call.number("limit", USUAL, 1 << 10, LARGEST);
    long wait = call.number("wait", 0, 0, LONGEST_WAIT);
    LogPart part = part(entry, from, most);
    Instant end = site.clock().instant().plusSeconds(wait);
    while (part.lines().isEmpty() && !isOver(entry, part) && site.clock().instant().isBefore(end)) {
      site.linger().pause(BETWEEN_LOOKS);
      entry = Entries.latest(site, entry.state().id(), entry.seq());
      part = part(entry, from, most);
    }
    return answer(call, entry, part, wait);
  }

  private HttpAnswer answer(Call call, Entry entry, LogPart part, long wait) {
    boolean over = isOver(entry, part);
    HttpAnswer answer =
        call.request().prefers("text/plain")
            ? HttpAnswer.text(text(entry.state().builderName(), part.lines()))
            : HttpAnswer.json(200, json(part, over));
    String next =
        BuildView.href(entry.state().id().toString())
            + "/log?from="
            + part.next()
            + call.request().parameter("limit").map(limit -> "&limit=" + limit).orElse("")
            + (wait > 0 ? "&wait=" + wait : "");
    return over ? answer : answer.with("Link", "<" + next + ">; rel=\"next\"");
  }

  /** What a dead writer owes to the log of an ended build is added here. */
  private LogPart part(Entry entry, long from, int most) {
    BuildId id = entry.state().id();
    try {
      LogPart part = site.store().logbook().part(id, from, most);
      boolean owed = part.lines().isEmpty() && part.next() < entry.state().logSize();
      if (!owed || entry.state().phase() != Phase.ENDED) {
        return part;
      }
      site.store().logbook().append(entry);
      return site.store().logbook().part(id, from, most);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.of(
          400, "No line begins at byte " + from + "; follow with the 'next' of the last answer.");
    }
  }

  private static boolean isOver(Entry entry, LogPart part) {
    return entry.state().phase() == Phase.ENDED && part.next() >= entry.state().logSize();
  }

  private static ObjectNode json(LogPart part, boolean over) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = body.putArray("lines");
    for (LogLine line : part.lines()) {
      ObjectNode one = lines.addObject();
      one.put("kind", line.kind().name()).put("text", line.text());
      BuildView.moment(one, "at", line.at());
    }
    body.put("next", part.next()).put("end", over);
    return body;
  }

  /** As Packer writes it. */
  private static String text(String builder, List<LogLine> lines) {
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines) {
      String prefix = (line.kind() == LogLine.Kind.MESSAGE ? "    " : "==> ") + builder + ": ";
      for (String one : line.text().split("\n", -1)) {
        text.append((prefix + one).stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }

  /** The log's bytes as they are kept. */
  private HttpAnswer range(Call call, Entry entry) {
    long size = entry.state().logSize();
    Optional<Matcher> range = call.request().header("range").map(RANGE::matcher);
    if (range.filter(Matcher::matches).isEmpty() || Long.parseLong(range.get().group(1)) >= size) {
      throw HttpProblem.of(416, "The log has " + size + " bytes; ask for bytes=FROM-TO of them.")
          .header("Content-Range", "bytes */" + size);
    }
    long from = Long.parseLong(range.get().group(1));
    String last = range.get().group(2);
    long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
    int most = (int) Math.max(1, Math.min(LARGEST, to - from + 1));
    byte[] bytes = site.store().logbook().bytes(entry.state().id(), from, most);
    String content = "bytes " + from + "-" + (from + bytes.length - 1) + "/" + size;
    return HttpAnswer.bytes(206, "application/x-ndjson", bytes).with("Content-Range", content);
  }
}
