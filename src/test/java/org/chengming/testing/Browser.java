package org.chengming.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium, once a run. Every page a test visits through {@link Tab#open} is held to WCAG
 * 2.2 A and AA by axe, each part of it once for each making and width, must log no error, must not
 * scroll sideways, and at the desk must not scroll as a whole beside its panes.
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
      async known => (await axe.run({exclude: known.map(i => axeParts[i]).filter(p => p.isConnected)}, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
          preload: false
        })).violations
        .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))""";

  /**
   * The makings of the page and of its parts: all that axe judges by, without what differs between
   * two of the same making, and what stands around a part. Also ids that are pointed to and given
   * twice, how far the page goes beyond its window, and lists that a phone must move to be read:
   * all but what documents themselves have, the tables of the law's forms, the map of shares and
   * sheets one writes in.
   */
  private static final String LOOK =
      """
      () => {
        const kept = /^(class|role|type|lang|style|open|hidden|disabled|tabindex)$/;
        const part = 'section,article,aside,nav,header,footer,form,fieldset,details,dialog,ul,ol,dl,table,thead,tbody,tr,li,p';
        const root = document.documentElement;
        const value = a => kept.test(a.name) ? a.value : a.value.trim() && 'value';
        const hash = text => {
          let a = 0xdeadbeef, b = 0x41c6ce57;
          for (let i = 0; i < text.length; i++) {
            a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
            b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
          }
          return (a >>> 0).toString(36) + (b >>> 0).toString(36);
        };
        const makings = [];
        window.axeParts = [];
        const making = (node, around, place) => {
          if (node.nodeType !== Node.ELEMENT_NODE) {
            return node.nodeType === Node.TEXT_NODE && node.data.trim() ? 'text' : '';
          }
          const own = `<${node.localName}${[...node.attributes].map(a => ` ${a.name}=${value(a)}`).join('')}>`;
          const here = around + place % 2;
          let child = 0;
          const whole = own + [...node.childNodes]
            .map(n => making(n, hash(here + own), n.nodeType === Node.ELEMENT_NODE ? child++ : 0)).join('') + '</>';
          if (node === root || node.matches(part)) {
            axeParts.push(node);
            makings.push(hash(here + whole));
          }
          return whole;
        };
        making(root, String(innerWidth), 0);
        const pointed = [...document.querySelectorAll('[for], [aria-labelledby], [aria-describedby], [aria-controls]')]
          .flatMap(n => ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'].map(a => n.getAttribute(a) ?? ''))
          .join(' ').split(/\\s+/).filter(id => id);
        return {
          axe: 'axe' in window,
          makings,
          twice: [...new Set(pointed)].filter(id => document.querySelectorAll('#' + CSS.escape(id)).length > 1),
          overflow: root.scrollWidth - root.clientWidth,
          moved: innerWidth > 640 ? [] : [...document.querySelectorAll('main .scroll')]
            .filter(n => n.getClientRects().length && n.scrollWidth > n.clientWidth + 1 && !n.closest('.official') && !n.querySelector('table:is(.report, .heat, .sheet-grid)'))
            .map(n => n.getAttribute('aria-label') ?? n.outerHTML.slice(0, 200)),
          below: document.body.matches('.desk') && innerWidth >= 960 ? root.scrollHeight - innerHeight : 0
        };
      }""";

  /** The makings that axe found nothing in. */
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
      context.setDefaultTimeout(Patience.LONG.toMillis());
      context.addInitScript(AXE); // once, and not anew for every page
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
      var look = (Map<?, ?>) page.evaluate(LOOK);
      @SuppressWarnings("unchecked")
      var makings = (List<String>) look.get("makings");
      if (!SOUND.contains(makings.getLast())) {
        if (!(boolean) look.get("axe")) {
          page.evaluate(AXE);
        }
        var known =
            IntStream.range(0, makings.size())
                .filter(i -> SOUND.contains(makings.get(i)))
                .boxed()
                .toList();
        assertThat((List<?>) page.evaluate(RUN, known)).as("axe on " + page.url()).isEmpty();
        SOUND.addAll(makings);
      }
      assertThat((List<?>) look.get("twice")).as("ids given twice on " + page.url()).isEmpty();
      assertThat(errors).as("errors on " + page.url()).isEmpty();
      assertThat((List<?>) look.get("moved")).as("moved sideways on " + page.url()).isEmpty();
      assertThat((int) look.get("overflow"))
          .as("sideways scroll on " + page.url())
          .isLessThanOrEqualTo(0);
      assertThat((int) look.get("below"))
          .as("scroll beside the panes on " + page.url())
          .isLessThanOrEqualTo(0);
      return this;
    }

    /** Checks the page as it stands on a desktop too, without asking for it again. */
    public Tab wide() {
      var size = page.viewportSize();
      page.setViewportSize(1440, 900);
      check();
      page.setViewportSize(size.width, size.height);
      return this;
    }

    /**
     * Signs in at the desk by its form alone, without its pages: most tests begin with this, and
     * the pages are looked at by those that use {@link #signInByHand}.
     */
    public Tab signIn(String username, String password) {
      var at = origin + "/desk/sign-in";
      var form =
          FormData.create()
              .set("username", username)
              .set("password", password)
              .set("_csrf", Desk.token(page.request().get(at).text()));
      var answer =
          page.request().post(at, RequestOptions.create().setForm(form).setMaxRedirects(0));
      assertThat(answer.status()).as("sign-in of " + username).isEqualTo(302);
      assertThat(answer.headers().get("location")).doesNotContain("refused");
      return this;
    }

    /** Signs in at the desk as people do, and checks the pages before and after. */
    public Tab signInByHand(String username, String password) {
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
