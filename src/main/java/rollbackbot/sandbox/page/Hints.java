package rollbackbot.sandbox.page;

import java.util.List;
import rollbackbot.sandbox.PlayedWorld;

/** What the composer proposes behind a slash. */
final class Hints {

  /** A command and what it does. */
  record Hint(String text, PageState.Words about) {}

  static final List<Hint> ALL =
      List.of(
          hint(
              PlayedWorld.APP,
              "Open an incident, answer questions",
              "Ouvrir un incident, répondre aux questions"),
          hint(
              PlayedWorld.APP + " previous",
              "Plan for the version before",
              "Plan vers la version précédente"),
          hint(
              PlayedWorld.APP + " " + PlayedWorld.BEFORE_THAT,
              "Plan for this version",
              "Plan vers cette version"),
          hint("help", "What can be typed", "Ce que l'on peut taper"),
          hint("", "Fill in a form instead", "Remplir un formulaire à la place"));

  private Hints() {}

  private static Hint hint(String text, String en, String fr) {
    return new Hint(("/rollback " + text).strip(), new PageState.Words(en, fr));
  }
}
