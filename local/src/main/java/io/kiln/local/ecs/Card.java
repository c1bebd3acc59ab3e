package io.kiln.local.ecs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every thing in the cloud has: an id, a name, tags, a beginning and a course. */
public record Card(
    String id,
    String name,
    String description,
    Instant created,
    Map<String, String> tags,
    Course course) {
  public Card withName(String newName) {
    return new Card(id, newName, description, created, tags, course);
  }

  public Card withDescription(String newDescription) {
    return new Card(id, name, newDescription, created, tags, course);
  }

  public Card withTags(Map<String, String> newTags) {
    return new Card(id, name, description, created, new LinkedHashMap<>(newTags), course);
  }

  public Card withCourse(Course newCourse) {
    return new Card(id, name, description, created, tags, newCourse);
  }
}
