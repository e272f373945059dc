package org.chengming.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go on after sign-in. */
public final class DeskPath {
  private DeskPath() {}

  /** Only a path inside the desk: never another host. */
  public static String local(@Nullable String path) {
    return path != null
            && path.matches("/desk(/[^\\s\\\\]*|\\?[^\\s\\\\]*)?")
            && !path.startsWith("/desk/sign-")
        ? path
        : "/desk";
  }

  /** As a value inside another address. */
  public static String encode(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
