package rollbackbot.slack.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rollbackbot.check.Glance;
import rollbackbot.incident.HomePage;
import rollbackbot.incident.Reply;
import rollbackbot.once.HealthProbe;
import rollbackbot.plan.Failure;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;

/** Homes of people who may act on much, on little, and on nothing. */
final class HomeGallery {
  private static final AppName APP = new AppName("my-app");
  private static final AppName OTHER = new AppName("billing-api");

  private HomeGallery() {}

  static Map<String, Reply.Home> homes() {
    var homes = new LinkedHashMap<String, Reply.Home>();
    homes.put(
        "home",
        new Reply.Home(
            List.of(open("my-app")),
            Optional.of(List.of(OTHER, APP)),
            page(
                new HomePage.Card(OTHER, Optional.of(well(Duration.ZERO)), Optional.empty()),
                new HomePage.Card(APP, Optional.of(sick()), Optional.of(Examples.ID)))));
    homes.put(
        "home-looking",
        new Reply.Home(
            List.of(),
            Optional.of(List.of(OTHER, APP)),
            Optional.of(
                new HomePage(
                    1,
                    List.of(
                        new HomePage.Card(
                            OTHER, Optional.of(well(Duration.ofMinutes(12))), Optional.empty()),
                        new HomePage.Card(APP, Optional.empty(), Optional.empty())),
                    true,
                    List.of()))));
    homes.put(
        "home-not-looked-at",
        new Reply.Home(
            List.of(),
            Optional.of(List.of(OTHER, APP)),
            page(
                new HomePage.Card(OTHER, Optional.of(stuck()), Optional.empty()),
                new HomePage.Card(APP, Optional.empty(), Optional.empty()))));
    homes.put("home-of-many-apps", many());
    homes.put(
        "home-without-rights",
        new Reply.Home(
            List.of(),
            Optional.of(List.of()),
            Optional.of(
                new HomePage(
                    1,
                    List.of(),
                    false,
                    List.of(
                        new HomePage.Held(APP, List.of("U0ALICE", "U0BOB"), Examples.OPENED))))));
    homes.put(
        "home-while-the-platform-is-away",
        new Reply.Home(List.of(), Optional.empty(), Optional.empty()));
    return homes;
  }

  private static Reply.Home many() {
    var names = IntStream.range(10, 45).mapToObj(i -> new AppName("app-" + i)).toList();
    var cards =
        names.subList(10, 20).stream()
            .map(name -> new HomePage.Card(name, Optional.of(sick()), Optional.empty()))
            .toList();
    return new Reply.Home(
        List.of(), Optional.of(names), Optional.of(new HomePage(2, cards, false, List.of())));
  }

  static Reply.Home.Open open(String app) {
    return new Reply.Home.Open(
        Examples.ID,
        new AppName(app),
        "U0BOB",
        Examples.OPENED,
        new QuestionState.Deciding("can-disable"));
  }

  private static Optional<HomePage> page(HomePage.Card... cards) {
    return Optional.of(new HomePage(1, List.of(cards), false, List.of()));
  }

  private static Glance well(Duration age) {
    var at = Examples.NOW.minus(age);
    return new Glance(
        at,
        Optional.of(new Glance.Runs("2.7.1", at.minus(Duration.ofDays(3)))),
        Optional.of("2.7.0"),
        Optional.empty(),
        Optional.of(true),
        Optional.of(new HealthProbe.Health(true, "status 200")));
  }

  private static Glance sick() {
    return new Glance(
        Examples.NOW,
        Optional.of(new Glance.Runs("4.1.0", Examples.NOW.minus(Duration.ofHours(2)))),
        Optional.of("4.0.0"),
        Optional.empty(),
        Optional.of(false),
        Optional.of(new HealthProbe.Health(false, "status 500")));
  }

  private static Glance stuck() {
    return new Glance(
        Examples.NOW.minus(Duration.ofHours(1)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Failure.Reason.NoLink()),
        Optional.empty(),
        Optional.empty());
  }
}
