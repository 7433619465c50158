package rollbackbot.sandbox.slack.blockkit;

import java.util.Set;

/** The elements inside blocks: buttons, selects, menus, images, fields to type in. */
final class Elements {
  static final Set<String> CLICKABLE = Set.of("button", "static_select", "overflow");
  static final Set<String> ACCESSORY = Set.of("button", "static_select", "overflow", "image");
  static final Set<String> INPUT =
      Set.of("plain_text_input", "static_select", "external_select", "conversations_select");

  private static final Set<String> CONVERSATIONS = Set.of("im", "mpim", "private", "public");

  private Elements() {}

  static void element(CheckedNode element, Set<String> types) {
    switch (element.typeAmong(types)) {
      case "button" -> button(element);
      case "static_select" -> staticSelect(element);
      case "external_select" -> externalSelect(element);
      case "overflow" -> overflow(element);
      case "plain_text_input" -> plainTextInput(element);
      case "conversations_select" -> conversationsSelect(element);
      case "image" -> image(element);
      default -> {
        return;
      }
    }
    element.optionalString("action_id", 255);
  }

  private static void button(CheckedNode button) {
    button.onlyKnows(
        Set.of("text", "action_id", "value", "url", "style", "confirm", "accessibility_label"));
    Texts.required(button, "text", 75, Texts.PLAIN);
    button.optionalString("value", 2000);
    button.optionalString("url", 3000);
    button.optionalString("accessibility_label", 75);
    button.optionalOneOf("style", Set.of("primary", "danger"));
    Texts.confirm(button);
  }

  private static void staticSelect(CheckedNode select) {
    select.onlyKnows(
        Set.of(
            "action_id",
            "placeholder",
            "options",
            "option_groups",
            "initial_option",
            "confirm",
            "focus_on_load"));
    Texts.optional(select, "placeholder", 150, Texts.PLAIN);
    select.optionalFlag("focus_on_load");
    Texts.confirm(select);
    Options.of(select);
  }

  private static void externalSelect(CheckedNode select) {
    select.onlyKnows(
        Set.of(
            "action_id",
            "placeholder",
            "initial_option",
            "min_query_length",
            "confirm",
            "focus_on_load"));
    Texts.optional(select, "placeholder", 150, Texts.PLAIN);
    select.optionalNumber("min_query_length", 0, 3000);
    select.optionalFlag("focus_on_load");
    Texts.confirm(select);
    if (select.has("initial_option")) {
      Options.one(select.at("initial_option"));
    }
  }

  private static void conversationsSelect(CheckedNode select) {
    select.onlyKnows(
        Set.of(
            "action_id",
            "placeholder",
            "initial_conversation",
            "default_to_current_conversation",
            "response_url_enabled",
            "filter",
            "confirm",
            "focus_on_load"));
    Texts.optional(select, "placeholder", 150, Texts.PLAIN);
    select.optionalString("initial_conversation", 255);
    select.optionalFlag("default_to_current_conversation");
    select.optionalFlag("response_url_enabled");
    select.optionalFlag("focus_on_load");
    Texts.confirm(select);
    if (select.has("filter")) {
      conversationsFilter(select.at("filter"));
    }
  }

  private static void conversationsFilter(CheckedNode filter) {
    filter.onlyKnows(Set.of("include", "exclude_external_shared_channels", "exclude_bot_users"));
    filter.optionalFlag("exclude_external_shared_channels");
    filter.optionalFlag("exclude_bot_users");
    if (filter.has("include")) {
      filter.at("include").items(1, 4).forEach(kind -> kind.stringAmong(CONVERSATIONS));
    }
  }

  private static void overflow(CheckedNode overflow) {
    overflow.onlyKnows(Set.of("action_id", "options", "confirm"));
    overflow.requiredItems("options", 5).forEach(Options::withAddress);
    Texts.confirm(overflow);
  }

  private static void plainTextInput(CheckedNode input) {
    input.onlyKnows(
        Set.of(
            "action_id",
            "placeholder",
            "initial_value",
            "multiline",
            "min_length",
            "max_length",
            "dispatch_action_config",
            "focus_on_load"));
    Texts.optional(input, "placeholder", 150, Texts.PLAIN);
    input.optionalString("initial_value", 3000);
    input.optionalFlag("multiline");
    input.optionalFlag("focus_on_load");
    input.optionalNumber("min_length", 0, 3000);
    input.optionalNumber("max_length", 1, 3000);
  }

  private static void image(CheckedNode image) {
    image.onlyKnows(Set.of("image_url", "alt_text"));
    image.requiredString("image_url", 3000);
    image.requiredString("alt_text", 2000);
  }
}
