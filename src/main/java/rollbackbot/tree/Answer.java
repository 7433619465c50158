package rollbackbot.tree;

/** What a responder chose, by the ids of question and choice. */
public record Answer(String question, String choice) {}
