package rollbackbot.whole;

import rollbackbot.sandbox.PlayedPerson;

/** Who opens an incident, and so the language in which it is told. */
enum Speaker {
  ENGLISH(Rehearsal.ALICE),
  FRENCH(Rehearsal.BOB);

  private final String id;

  Speaker(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  PlayedPerson in(Rehearsal rehearsal) {
    return rehearsal.person(id);
  }

  String words(String english, String french) {
    return this == ENGLISH ? english : french;
  }

  /** As people read it: blanks that don't break are blanks. */
  static String read(String shown) {
    return shown.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  /** What the newest board and its thread say. */
  static String everything(Rehearsal rehearsal) {
    return read(rehearsal.board().plainText() + "\n" + rehearsal.thread());
  }
}
