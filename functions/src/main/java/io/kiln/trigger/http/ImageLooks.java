package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The images that builds made: the newest good one, and what each was made from. */
final class ImageLooks {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final ApiSite site;

  ImageLooks(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.get("listImages", "/images", this::list),
        Route.get("showImage", "/images/{image}", this::show));
  }

  private HttpAnswer list(Call call) {
    HttpRequest request = call.request();
    int limit = (int) call.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
    boolean replaced = request.parameter("replaced").filter("true"::equals).isPresent();
    Predicate<Image> wanted = image -> replaced || image.replacedBy().isEmpty();
    wanted = wanted.and(image -> equal(request, "name", image.build().imageName()));
    wanted = wanted.and(image -> equal(request, "region", image.region()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode images = body.putArray("images");
    lineage().images().stream()
        .filter(wanted)
        .limit(limit)
        .forEach(image -> images.add(view(image)));
    return HttpAnswer.json(200, body);
  }

  private static boolean equal(HttpRequest request, String parameter, String value) {
    return request.parameter(parameter).map(value::equals).orElse(true);
  }

  private HttpAnswer show(Call call) {
    String id = call.part("image");
    Lineage lineage = lineage();
    Image image =
        lineage.images().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(Call.missing("image made by a build", id));
    ObjectNode body = view(image);
    ArrayNode ancestors = body.putArray("ancestors");
    lineage.ancestors(image).forEach(one -> ancestors.add(view(one)));
    ArrayNode children = body.putArray("children");
    lineage.children(image).forEach(one -> children.add(view(one)));
    return HttpAnswer.json(200, body);
  }

  private Lineage lineage() {
    return Lineage.of(
        site.store().index(site.memory(), site.clock()).look().builds().stream()
            .collect(Collectors.toList()));
  }

  private static ObjectNode view(Image image) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", image.id());
    view.put("href", "/images/" + image.id());
    view.put("region", image.region());
    view.put("name", image.build().imageName());
    view.put("build", image.build().id().toString());
    BuildView.moment(view, "made_at", image.build().endedAt());
    image.build().sourceImageId().ifPresent(source -> view.put("source_image", source));
    image.replacedBy().ifPresent(other -> view.put("replaced_by", other));
    image.build().origin().ifPresent(origin -> view.put("template", origin.template()));
    return view;
  }
}
