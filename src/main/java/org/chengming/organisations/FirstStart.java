package org.chengming.organisations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chengming.actors.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings in the divisions that come with the release and the first body; before the server answers,
 * and again without effect.
 */
@Component("organisationsFirstStart")
class FirstStart implements SmartInitializingSingleton {
  private final DivisionRepository repository;
  private final Organisations organisations;
  private final FirstBody firstBody;

  FirstStart(DivisionRepository repository, Organisations organisations, FirstBody firstBody) {
    this.repository = repository;
    this.organisations = organisations;
    this.firstBody = firstBody;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var stored = new HashSet<>(repository.all());
    var news = shipped().stream().filter(d -> !stored.contains(d)).toList();
    if (!news.isEmpty()) {
      repository.put(news);
    }
    if (organisations.bodies().all().isEmpty()) {
      organisations.register(Actor.system("首次启动"), firstBody.registration());
    }
  }

  static List<Division> shipped() {
    var divisions = new ArrayList<Division>();
    var resource = new ClassPathResource("data/divisions-heilongjiang.csv");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var comma = line.indexOf(',');
        var code = line.substring(0, comma);
        divisions.add(
            new Division(code, line.substring(comma + 1), Division.levelOf(code), parent(code)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return divisions;
  }

  private static @Nullable String parent(String code) {
    return switch (code.length()) {
      case 2 -> null;
      case 9 -> code.substring(0, 6);
      default -> code.substring(0, code.length() - 2);
    };
  }
}
