package io.kiln.trigger.series;

import io.kiln.trigger.web.Web;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for watched files by conditional GET. */
final class WebWatching implements Watching {
  private static final Logger LOG = LoggerFactory.getLogger(WebWatching.class);

  private final Web web;

  WebWatching(Web web) {
    this.web = web;
  }

  @Override
  public Map<String, IndexMark> look(List<String> addresses, Map<String, IndexMark> known) {
    Map<String, IndexMark> marks = new TreeMap<>();
    for (String address : addresses) {
      Optional<IndexMark> before = Optional.ofNullable(known.get(address));
      look(address, before).or(() -> before).ifPresent(mark -> marks.put(address, mark));
    }
    return marks;
  }

  /** A mirror that is down for a night is no reason to bake, and none not to look at the rest. */
  private Optional<IndexMark> look(String address, Optional<IndexMark> before) {
    Map<String, String> conditions = new LinkedHashMap<>();
    before.flatMap(IndexMark::etag).ifPresent(etag -> conditions.put("If-None-Match", etag));
    before
        .flatMap(IndexMark::lastModified)
        .ifPresent(date -> conditions.put("If-Modified-Since", date));
    try {
      Web.Answer answer = web.get(URI.create(address), conditions);
      if (answer.status() == 304) {
        return before;
      }
      if (answer.status() == 200) {
        return Optional.of(
            IndexMark.builder()
                .etag(answer.header("etag"))
                .lastModified(answer.header("last-modified"))
                .sha256(answer.sha256())
                .build());
      }
      LOG.warn("address={} status={} taken as unchanged", address, answer.status());
    } catch (IOException | IllegalArgumentException e) {
      // such an address may stand in a page that was written before addresses were checked
      LOG.warn("address={} can't be asked, taken as unchanged", address, e);
    }
    return Optional.empty();
  }
}
