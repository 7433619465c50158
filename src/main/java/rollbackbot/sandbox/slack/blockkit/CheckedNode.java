package rollbackbot.sandbox.slack.blockkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A node of the blocks and its JSON pointer; what is wrong with it goes to one list of problems.
 */
record CheckedNode(JsonNode node, String pointer, List<BlockProblem> problems) {

  CheckedNode at(String name) {
    return new CheckedNode(node.path(name), pointer + "/" + name, problems);
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String string(String name) {
    return node.path(name).asString("");
  }

  void complain(String message) {
    problems.add(new BlockProblem(message, pointer, List.of()));
  }

  /** The kind of the object, where it is among these; else a complaint and "". */
  String typeAmong(Set<String> types) {
    if (!node.isObject()) {
      complain("must provide an object");
      return "";
    }
    if (!has("type")) {
      complain("missing required field: type");
      return "";
    }
    var type = string("type");
    if (types.contains(type)) {
      return type;
    }
    var message = "unsupported type: " + type;
    problems.add(new BlockProblem(message, pointer + "/type", types.stream().sorted().toList()));
    return "";
  }

  /** Slack refuses what it doesn't know. {@code type} is always known. */
  void onlyKnows(Set<String> names) {
    for (var property : node.properties()) {
      if (!property.getKey().equals("type") && !names.contains(property.getKey())) {
        complain("invalid additional property: " + property.getKey());
      }
    }
  }

  void needs(String name) {
    if (!has(name)) {
      complain("missing required field: " + name);
    }
  }

  void requiredString(String name, int max) {
    needs(name);
    optionalString(name, max);
  }

  void optionalString(String name, int max) {
    if (has(name)) {
      at(name).stringOf(1, max);
    }
  }

  void stringOf(int min, int max) {
    if (!node.isString()) {
      complain("must provide a string");
      return;
    }
    int length = node.asString("").length();
    if (length < min) {
      complain("must be more than %d characters".formatted(min - 1));
    }
    if (length > max) {
      complain("must be less than %d characters".formatted(max + 1));
    }
  }

  void optionalFlag(String name) {
    if (has(name) && !node.path(name).isBoolean()) {
      at(name).complain("must provide a boolean");
    }
  }

  void optionalNumber(String name, int min, int max) {
    if (!has(name)) {
      return;
    }
    if (!node.path(name).isInt()) {
      at(name).complain("must provide a number");
    } else if (node.path(name).asInt() < min || node.path(name).asInt() > max) {
      at(name).complain("must be between %d and %d".formatted(min, max));
    }
  }

  void optionalOneOf(String name, Set<String> values) {
    if (has(name) && !values.contains(string(name))) {
      problems.add(
          new BlockProblem(
              "value is not allowed: " + string(name),
              pointer + "/" + name,
              values.stream().sorted().toList()));
    }
  }

  void stringAmong(Set<String> values) {
    if (!values.contains(node.asString(""))) {
      problems.add(
          new BlockProblem("value is not allowed", pointer, values.stream().sorted().toList()));
    }
  }

  List<CheckedNode> requiredItems(String name, int max) {
    if (!has(name)) {
      complain("missing required field: " + name);
      return List.of();
    }
    return at(name).items(1, max);
  }

  List<CheckedNode> items(int min, int max) {
    if (!node.isArray()) {
      complain("must provide an array");
      return List.of();
    }
    if (node.size() < min) {
      complain("no less than %d items allowed".formatted(min));
    }
    if (node.size() > max) {
      complain("no more than %d items allowed".formatted(max));
    }
    return all();
  }

  /** The items of an array, whatever their number. */
  List<CheckedNode> all() {
    var items = new ArrayList<CheckedNode>();
    for (int index = 0; index < node.size(); index++) {
      items.add(new CheckedNode(node.path(index), pointer + "/" + index, problems));
    }
    return items;
  }
}
