package org.chengming.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium, once a run. Every page a test visits through {@link Tab#open} is held to WCAG
 * 2.2 A and AA by axe, once for each making and width, must log no error, must not scroll sideways,
 * and at the desk must not scroll as a whole beside its panes.
 */
public final class Browser {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static com.microsoft.playwright.@org.jspecify.annotations.Nullable Browser chromium;

  /** The library itself, run in the page: its own builder opens a tab more for every look. */
  private static final String AXE = resource("/axe.min.js");

  private static final String RUN =
      """
      async () => (await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
          preload: false
        })).violations
        .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))""";

  /** What axe judges by, without what differs between two pages of the same making. */
  private static final String SHAPE =
      """
      () => {
        const kept = /^(class|role|type|lang|style|open|hidden|disabled|tabindex)$/;
        const value = a => kept.test(a.name) ? a.value : a.value.trim() && 'value';
        const shape = node => node.nodeType === Node.TEXT_NODE ? node.data.trim() && 'text'
          : node.nodeType !== Node.ELEMENT_NODE ? ''
          : `<${node.localName}${[...node.attributes].map(a => ` ${a.name}=${value(a)}`).join('')}>`
            + [...node.childNodes].map(shape).join('') + '</>';
        return innerWidth + shape(document.documentElement);
      }""";

  /** The shapes of pages that axe found nothing in. */
  private static final Set<String> SOUND = ConcurrentHashMap.newKeySet();

  private Browser() {}

  private static String resource(String name) {
    try (var in = AxeBuilder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A phone of 390 × 844. */
  public static Tab phone(String origin) {
    return new Tab(context(390, 844), origin);
  }

  /** A desktop of 1440 × 900. */
  public static Tab desktop(String origin) {
    return new Tab(context(1440, 900), origin);
  }

  /** A desktop that runs no script. */
  public static Tab withoutScript(String origin) {
    return new Tab(
        start()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1440, 900)
                    .setJavaScriptEnabled(false)),
        origin);
  }

  private static BrowserContext context(int width, int height) {
    return start()
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setAcceptDownloads(true));
  }

  private static synchronized com.microsoft.playwright.Browser start() {
    if (chromium == null) {
      var path = chromiumPath();
      Assumptions.assumeTrue(path != null, "No Chromium: install it or set CHENGMING_CHROMIUM");
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(new BrowserType.LaunchOptions().setExecutablePath(path).setArgs(ARGUMENTS));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return chromium;
  }

  private static @org.jspecify.annotations.Nullable Path chromiumPath() {
    var named = System.getenv("CHENGMING_CHROMIUM");
    var candidates =
        Stream.concat(
            Stream.ofNullable(named),
            Stream.of(System.getenv("PATH").split(":"))
                .flatMap(
                    d ->
                        Stream.of(d + "/chromium", d + "/chromium-browser", d + "/google-chrome")));
    return candidates.map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** A tab that keeps its cookies until closed. */
  public static final class Tab implements AutoCloseable {
    private final BrowserContext context;
    private final String origin;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Tab(BrowserContext context, String origin) {
      this.context = context;
      this.origin = origin;
      this.page = context.newPage();
      page.onConsoleMessage(
          m -> {
            if (m.type().equals("error")
                && !m.text().contains("status of 4")
                && !m.text().contains("status of 503")
                && !byEditing(m.text())) {
              errors.add(m.text());
            }
          });
      page.onPageError(errors::add);
    }

    /**
     * Chromium's own insertHTML styles what it inserts; the policy refuses that, as it should, and
     * says so.
     */
    private boolean byEditing(String message) {
      return message.startsWith("Applying inline style") && page.url().endsWith("/edit");
    }

    public Page page() {
      return page;
    }

    /** Goes to a path of the site and checks what stands there. */
    public Tab open(String path) {
      page.navigate(origin + path);
      return check();
    }

    /** Checks the page as it stands. */
    public Tab check() {
      page.waitForLoadState(LoadState.DOMCONTENTLOADED); // what was pressed may have led elsewhere
      var shape = (String) page.evaluate(SHAPE);
      if (!SOUND.contains(shape)) {
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(RUN)).as("axe on " + page.url()).isEmpty();
        SOUND.add(shape);
      }
      assertThat(errors).as("errors on " + page.url()).isEmpty();
      var overflow =
          (int)
              page.evaluate(
                  "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(overflow).as("sideways scroll on " + page.url()).isLessThanOrEqualTo(0);
      var below =
          (int)
              page.evaluate(
                  "() => document.body.matches('.desk') && innerWidth >= 960"
                      + " ? document.documentElement.scrollHeight - innerHeight : 0");
      assertThat(below).as("scroll beside the panes on " + page.url()).isLessThanOrEqualTo(0);
      return this;
    }

    /** Signs in at the desk. */
    public Tab signIn(String username, String password) {
      page.navigate(origin + "/desk/sign-in");
      check();
      page.fill("input[name=username]", username);
      page.fill("input[name=password]", password);
      page.click("main button[type=submit], form[action='/desk/sign-in'] button[type=submit]");
      page.waitForURL("**/desk**");
      return check();
    }

    public Tab press(String button) {
      page.click("button:has-text(\"" + button + "\")");
      return this;
    }

    public String text() {
      return page.innerText("body");
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
