package rollbackbot.githost;

import java.io.IOException;

/** Makes something of an answer while its connection is open. */
interface AnswerReader<T> {
  T read(Answer answer) throws IOException;
}
