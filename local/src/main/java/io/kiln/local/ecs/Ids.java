package io.kiln.local.ecs;

import java.security.SecureRandom;
import java.util.Map;

/** Ids as the cloud makes them: kind, a mark of the region, and what nobody can guess. */
public final class Ids {
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 17;
  private static final Map<String, String> MARKS =
      Map.of(
          "cn-hangzhou", "bp1",
          "cn-shanghai", "uf6",
          "cn-beijing", "2ze",
          "cn-shenzhen", "wz9",
          "cn-qingdao", "m5e",
          "cn-zhangjiakou", "8vb",
          "cn-hongkong", "j6c",
          "ap-southeast-1", "t4n",
          "us-west-1", "rj9",
          "us-east-1", "0xi");

  private final SecureRandom random = new SecureRandom();

  public String next(String prefix, Region region) {
    StringBuilder id = new StringBuilder(prefix).append(MARKS.getOrDefault(region.id(), "lc0"));
    while (id.length() < prefix.length() + 3 + LENGTH) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
