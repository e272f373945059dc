package org.chengming.publishing.web.desk;

import java.util.Map;
import java.util.function.BiConsumer;
import org.chengming.actors.Actor;
import org.chengming.publishing.ApproveEdition;
import org.chengming.publishing.ClearEdition;
import org.chengming.publishing.ConfirmEmergency;
import org.chengming.publishing.DiscardDraft;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.Emergencies;
import org.chengming.publishing.PublishAtOnce;
import org.chengming.publishing.PublishEdition;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.Remark;
import org.chengming.publishing.ResolveRemark;
import org.chengming.publishing.ReviewEdition;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.ScheduleEdition;
import org.chengming.publishing.SendBack;
import org.chengming.publishing.SubmitEdition;
import org.chengming.publishing.TakeBackEdition;
import org.chengming.publishing.UnscheduleEdition;
import org.chengming.publishing.WithdrawEmergency;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Every act on an edition is a POST to a noun under it, with at most a text. */
@Controller
class ActsController {
  private final Answers answers;
  private final Reviewing reviewing;
  private final Map<String, Act> acts;

  /** What the act needs: the edition, a text, a quote or a moment. */
  record Form(long edition, String text, String quote, String at) {}

  private interface Act extends BiConsumer<Actor, Form> {}

  ActsController(
      Answers answers,
      Drafting drafting,
      Reviewing reviewing,
      Publishing publishing,
      Emergencies emergencies) {
    this.answers = answers;
    this.reviewing = reviewing;
    this.acts =
        Map.ofEntries(
            act("submission", (a, f) -> drafting.submit(a, new SubmitEdition(f.edition()))),
            act("taking-back", (a, f) -> drafting.takeBack(a, new TakeBackEdition(f.edition()))),
            act(
                "discarding",
                (a, f) -> drafting.discard(a, new DiscardDraft(f.edition(), f.text()))),
            act("review", (a, f) -> reviewing.review(a, new ReviewEdition(f.edition(), f.text()))),
            act("clearance", (a, f) -> reviewing.clear(a, new ClearEdition(f.edition(), f.text()))),
            act(
                "approval",
                (a, f) -> reviewing.approve(a, new ApproveEdition(f.edition(), f.text()))),
            act("return", (a, f) -> reviewing.sendBack(a, new SendBack(f.edition(), f.text()))),
            act(
                "remarks",
                (a, f) -> reviewing.remark(a, new Remark(f.edition(), f.quote(), f.text()))),
            act(
                "schedule",
                (a, f) ->
                    publishing.schedule(
                        a, new ScheduleEdition(f.edition(), Answers.moment(f.at())))),
            act(
                "unschedule",
                (a, f) -> publishing.unschedule(a, new UnscheduleEdition(f.edition()))),
            act(
                "emergency",
                (a, f) -> emergencies.publish(a, new PublishAtOnce(f.edition(), f.text()))),
            act(
                "confirmation",
                (a, f) -> emergencies.confirm(a, new ConfirmEmergency(f.edition(), f.text()))),
            act(
                "revocation",
                (a, f) -> emergencies.withdraw(a, new WithdrawEmergency(f.edition(), f.text()))),
            act("publication", (a, f) -> publishing.publish(a, new PublishEdition(f.edition()))));
  }

  @PostMapping("/desk/documents/editions/{edition}/{act}")
  View act(
      Frame frame,
      @PathVariable long edition,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String quote,
      @RequestParam(defaultValue = "") String at) {
    var does = acts.get(act);
    if (does == null) {
      throw new Missing("Act " + act);
    }
    return answers.after(
        frame,
        edition,
        act,
        () -> does.accept(frame.signedIn(), new Form(edition, text, quote, at)));
  }

  @PostMapping("/desk/documents/editions/{edition}/remarks/{remark}/resolution")
  View resolve(Frame frame, @PathVariable long edition, @PathVariable long remark) {
    return answers.after(
        frame,
        edition,
        "resolution",
        () -> reviewing.resolve(frame.signedIn(), new ResolveRemark(remark)));
  }

  private static Map.Entry<String, Act> act(String name, Act act) {
    return Map.entry(name, act);
  }
}
