package rollbackbot.scalingo.http;

import java.io.IOException;

/** Makes something of an answer while its connection is open. */
public interface AnswerReader<T> {
  T read(Answer answer) throws IOException;
}
