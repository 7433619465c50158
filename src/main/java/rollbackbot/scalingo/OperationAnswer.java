package rollbackbot.scalingo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import rollbackbot.scalingo.http.Answer;
import tools.jackson.databind.JsonNode;

/** What apps and databases tell of something that is done in the background. */
record OperationAnswer(@Nullable Wire operation) {

  static Wire in(Answer answer) throws IOException {
    return answer.present(answer.json(OperationAnswer.class).operation(), "an operation");
  }

  record Wire(@Nullable String id, @Nullable String status, @Nullable JsonNode error) {

    /** Where it stands; silence must not be read as an end. */
    String word() {
      return status == null ? "" : status;
    }

    /** What went wrong, in the platform's words; may be empty. */
    String error(Answer answer) {
      return error == null ? "" : answer.words(error.asStringOpt().orElse(""));
    }
  }
}
