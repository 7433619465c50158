package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rollbackbot.incident.Incident;
import rollbackbot.rollback.Unreadable;

class StoredIncidentsTest {
  private static final Incident INCIDENT = Samples.of(Incident.class);
  private static final String FIRST = IncidentRecord.write(INCIDENT.withRevision(1));
  private static final String SECOND = IncidentRecord.write(INCIDENT.withRevision(2));

  private final StoredIncidents incidents = new StoredIncidents(new SetAside());

  @Test
  void theSameIsReadOnce() {
    var first = incidents.read("1", FIRST);

    assertThat(incidents.read("1", FIRST)).isSameAs(first);
  }

  @Test
  void whatWasChangedIsReadAnew() {
    incidents.read("1", FIRST);

    assertThat(incidents.read("1", SECOND).revision()).isEqualTo(2);
    assertThat(incidents.read("1", FIRST).revision()).isEqualTo(1);
  }

  @Test
  void ofManyThoseThatWereAskedForLastAreKept() {
    var few = new StoredIncidents(new SetAside(), FIRST.length() * 2L);
    var first = few.read("1", FIRST);
    var second = few.read("2", FIRST);
    few.read("1", FIRST);

    few.read("3", FIRST);

    assertThat(few.read("1", FIRST)).isSameAs(first);
    assertThat(few.read("2", FIRST)).isEqualTo(second).isNotSameAs(second);
  }

  @Test
  void oneThatIsLongerThanAllThatIsKeptIsReadAllTheSame() {
    var none = new StoredIncidents(new SetAside(), 0);

    assertThat(none.read("1", FIRST)).isEqualTo(INCIDENT.withRevision(1));
  }

  @Test
  void whatBreaksIsNotAnsweredFromBefore() {
    incidents.read("1", FIRST);
    var broken = FIRST.substring(0, FIRST.length() / 2);

    assertThatThrownBy(() -> incidents.read("1", broken))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("it isn't JSON");
  }
}
