package rollbackbot.slack.view;

import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.slack.blockkit.Views;
import rollbackbot.text.Form;
import rollbackbot.text.Language;
import rollbackbot.text.Message;

/** Every form and every Home, as people see them. */
final class FormGallery {
  private static final AppName APP = new AppName("my-app");
  private static final Instant MOMENT = Instant.parse("2026-11-22T20:58:00Z");
  private static final ReplyAddress IN_THREAD =
      new ReplyAddress(
          "U0ALICE", "C0INCIDENTS", Optional.of("1763846000.000100"), Optional.empty());

  private FormGallery() {}

  static Map<String, Form> forms(Language language) {
    var forms = new LinkedHashMap<String, Form>();
    asked().forEach((name, form) -> forms.put(name, form(language, form)));
    return forms;
  }

  static Map<String, Message> homes(Language language) {
    var homes = new LinkedHashMap<String, Message>();
    HomeGallery.homes().forEach((name, home) -> homes.put(name, home(language, home)));
    return homes;
  }

  /** All of them as Slack gets them. */
  static Map<String, View> views(Language language) {
    var views = new LinkedHashMap<String, View>();
    forms(language).forEach((name, form) -> views.put("form-" + name, Views.modal(form)));
    homes(language).forEach((name, home) -> views.put(name, Views.home(home)));
    return views;
  }

  static JsonObject json(View view) {
    return GsonFactory.createSnakeCase().toJsonTree(view).getAsJsonObject();
  }

  static Form form(Language language, Reply.Form form) {
    return FormView.of(new PrivateReply(IN_THREAD, language, form, Examples.NOW), form);
  }

  static Message home(Language language, Reply.Home home) {
    return HomeView.of(
        new PrivateReply(IN_THREAD, language, home, Examples.NOW),
        home,
        _ -> Optional.of("https://acme.slack.example/archives/C0INCIDENTS/p1"));
  }

  static Input.Handle handle() {
    return new Input.Handle(Examples.ID, Examples.PROMPT, Optional.empty());
  }

  private static Map<String, Reply.Form> asked() {
    var many = IntStream.range(0, 101).mapToObj(i -> new AppName("app-" + i)).toList();
    var forms = new LinkedHashMap<String, Reply.Form>();
    var two = List.of(APP, new AppName("another-app"));
    forms.put("start", new Reply.Form.Start(two, false, Optional.empty()));
    forms.put("start-from-home", new Reply.Form.Start(two, true, Optional.of(APP)));
    forms.put(
        "start-asking-for-channel", new Reply.Form.Start(List.of(APP), true, Optional.empty()));
    forms.put("start-without-apps", new Reply.Form.Start(List.of(), false, Optional.empty()));
    forms.put("start-with-many-apps", new Reply.Form.Start(many, false, Optional.empty()));
    forms.put(
        "restore-moment",
        new Reply.Form.RestoreDatabase(APP, handle(), "postgresql", MOMENT, Optional.empty()));
    forms.put(
        "restore-asking-a-second",
        new Reply.Form.RestoreDatabase(
            APP, handle(), "postgresql", MOMENT, Optional.of(ApprovalRule.SECOND_PERSON)));
    forms.put("go-alone", new Reply.Form.GoAlone(APP, handle()));
    return forms;
  }
}
