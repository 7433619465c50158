package rollbackbot.rollback;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.outside.Ticket;
import rollbackbot.outside.TicketText;
import rollbackbot.outside.Tickets;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;

/** An issue tracker. */
final class FakeTickets implements Tickets {
  private final Disturbances disturbances;
  private final List<TicketText> opened = new ArrayList<>();

  FakeTickets(Disturbances disturbances) {
    this.disturbances = disturbances;
  }

  List<TicketText> opened() {
    return List.copyOf(opened);
  }

  @Override
  public Optional<Ticket> find(TicketSystem system, Repository repository, String marker) {
    return disturbances.read(
        "tickets.find",
        () -> {
          for (int number = opened.size(); number > 0; number--) {
            if (opened.get(number - 1).body().contains(marker)) {
              return Optional.of(ticket(number));
            }
          }
          return Optional.empty();
        });
  }

  @Override
  public Ticket open(TicketSystem system, Repository repository, TicketText text) {
    return disturbances.change(
        "tickets.open",
        () -> {
          opened.add(text);
          return ticket(opened.size());
        });
  }

  static Ticket ticket(int number) {
    return new Ticket("#" + number, URI.create("https://github.com/acme/my-app/issues/" + number));
  }
}
