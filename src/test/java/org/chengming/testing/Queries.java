package org.chengming.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Hears the SQL statements that one thread sends. */
@TestConfiguration(proxyBeanMethods = false)
public class Queries {
  /** What is kept asks for its number again once an announcement comes, whenever that is. */
  private static final Pattern ASKED_ANEW =
      Pattern.compile("select \"\\w+\"\\.\"revision\"\\.\"number\" from \"\\w+\"\\.\"revision\"");

  private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

  @Bean
  ExecuteListenerProvider hearing() {
    return new DefaultExecuteListenerProvider(new Listener());
  }

  /** The statements this thread sends while it does the work. */
  public static List<String> of(Runnable work) {
    var heard = new ArrayList<String>();
    HEARD.set(heard);
    try {
      work.run();
    } finally {
      HEARD.remove();
    }
    return heard;
  }

  private static final class Listener implements ExecuteListener {
    @Override
    public void executeStart(ExecuteContext context) {
      var heard = HEARD.get();
      var sql = String.valueOf(context.sql());
      if (heard != null && !ASKED_ANEW.matcher(sql).matches()) {
        heard.add(sql);
      }
    }
  }
}
