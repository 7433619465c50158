package rollbackbot.githost;

import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.outside.TicketText;

/** How one kind of host speaks of its issues. */
interface IssueApi {

  /** Where they are listed and opened. */
  HttpUrl issues(Project project);

  /** One page of all of them, open or closed, the newest first. */
  HttpUrl newest(Project project, int page, int size);

  /** What is sent to open one. */
  Object newIssue(TicketText text);

  List<Issue> listed(Answer answer) throws IOException;

  Issue opened(Answer answer) throws IOException;

  /**
   * An issue, as far as the host tells it.
   *
   * @param isTicket whether it isn't something else that the host lists among them
   */
  record Issue(
      @Nullable Long number, @Nullable String link, @Nullable String body, boolean isTicket) {}
}
