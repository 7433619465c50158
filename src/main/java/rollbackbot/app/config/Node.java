package rollbackbot.app.config;

import java.util.List;

/** A piece of YAML that remembers its line. */
sealed interface Node {

  int line();

  /** What to call such a piece when something else was expected. */
  String kind();

  record Text(int line, String text) implements Node {
    @Override
    public String kind() {
      return "a text";
    }
  }

  record Numeral(int line, String text) implements Node {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Truth(int line, boolean value) implements Node {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  record Nothing(int line) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  record Items(int line, List<Node> nodes) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Fields(int line, List<Field> fields) implements Node {
    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  record Field(int line, String key, Node value) {}
}
