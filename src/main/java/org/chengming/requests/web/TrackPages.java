package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chengming.requests.Key;
import org.chengming.requests.Requests;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Shows a request to whoever has its key, and asks for the key where it does not fit. */
@Component
class TrackPages {
  private static final String WRONG = "编号或者查询码不对，请对着回执再看一遍。";

  private final Requests requests;
  private final TrackPageQuery query;
  private final Pages pages;

  TrackPages(Requests requests, TrackPageQuery query, Pages pages) {
    this.requests = requests;
    this.query = query;
    this.pages = pages;
  }

  static Key key(Map<String, String> typed, HttpServletRequest request) {
    return new Key(
        typed.getOrDefault("number", ""), typed.getOrDefault("code", ""), request.getRemoteAddr());
  }

  /**
   * Does it and shows the request as it stands then. What was typed stays on the page whatever is
   * in the way: a wrong key, too many tries, a rule, or the key that seals being away.
   *
   * @param does answers whether number and code were right
   */
  View act(Frame frame, Key key, TrackAct act, Map<String, String> typed, Predicate<Key> does) {
    try {
      return does.test(key)
          ? show(frame, key, act, Form.of(Map.of()), act.done(frame.t()))
          : ask(422, frame, act, wrong(frame, typed, WRONG));
    } catch (TooOften often) {
      return ask(429, frame, act, wrong(frame, typed, often.sentence()));
    } catch (Unavailable away) {
      return ask(503, frame, act, wrong(frame, typed, away.sentence()));
    } catch (Refused refused) {
      var problems =
          refused.problems().stream()
              .map(p -> new Problem(p.field(), frame.t().of(p.sentence())))
              .toList();
      return refused(frame, key, act, new Form(typed, problems));
    }
  }

  /** The request with what is wrong with what was typed. */
  View refused(Frame frame, Key key, TrackAct act, Form form) {
    return show(frame, key, act, form, "");
  }

  private View show(Frame frame, Key key, TrackAct act, Form form, String done) {
    try {
      var found = requests.track(key.number(), key.code(), key.address());
      return found.isPresent()
          ? pages.show(
              form.problems().isEmpty() ? 200 : 422,
              "requests/web/track",
              frame,
              query.page(frame, found.get(), key.code(), Typed.shown(form), done))
          : ask(422, frame, act, wrong(frame, typed(key, form), WRONG));
    } catch (TooOften often) {
      return ask(429, frame, act, wrong(frame, typed(key, form), often.sentence()));
    } catch (Unavailable away) {
      return ask(503, frame, act, wrong(frame, typed(key, form), away.sentence()));
    }
  }

  private static Map<String, String> typed(Key key, Form form) {
    var values = new HashMap<>(form.values());
    values.put("number", key.number());
    return values;
  }

  /** The code is never shown again; what somebody was about to send is. */
  private static Form wrong(Frame frame, Map<String, String> typed, String sentence) {
    var values = new HashMap<>(typed);
    values.remove("code");
    return new Form(values, List.of(new Problem("code", frame.t().of(sentence))));
  }

  View ask(int status, Frame frame, TrackAct act, Form form) {
    var head =
        Head.of(frame.t().of("查申请"), "/requests/track")
            .describedAs(frame.t().of("用编号和查询码看申请办到哪一步，最晚哪一天答复。"))
            .in("/requests/track");
    return pages.show(
        status, "requests/web/trackForm", frame, new TrackFormPage(head, act, Typed.shown(form)));
  }
}
