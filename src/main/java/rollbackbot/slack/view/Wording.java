package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rollbackbot.text.Catalogue;
import rollbackbot.text.Language;
import rollbackbot.text.Typography;
import rollbackbot.tree.Phrase;

/** How things are said in a language: sentences, ages, durations, dates and lists. */
record Wording(Language language) {
  private static final Duration MONTH = Duration.ofDays(30);

  /**
   * A sentence of the catalogue in this language.
   *
   * @param parts what takes its places, in the order in which the English names them; escaped
   *     already
   */
  String say(String english, Object... parts) {
    return Catalogue.in(language).say(english, parts);
  }

  /** A phrase of the tree: configured, so foreign. */
  String phrase(Phrase phrase) {
    return switch (language) {
      case FRENCH -> Typography.french(phrase.french());
      case ENGLISH -> phrase.english();
    };
  }

  /** How long ago something was, in its largest unit. */
  String age(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return say("just now");
    }
    return say("{age} ago", amount(age));
  }

  private String amount(Duration age) {
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toDays() < 1) {
      return age.toHours() + " h";
    }
    if (age.compareTo(MONTH.multipliedBy(2)) < 0) {
      long days = age.toDays();
      return days == 1 ? say("1 day") : say("{count} days", days);
    }
    return say("{count} months", age.dividedBy(MONTH));
  }

  /** Such as {@code 45 s}, {@code 2 min 05 s}, {@code 1 h 05 min}. */
  String duration(Duration exact) {
    var duration = exact.isNegative() ? Duration.ZERO : exact;
    if (duration.toHours() > 0) {
      return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : duration.toSeconds() + " s";
  }

  /** One that never varies, whole: such as {@code 30 s}, {@code 60 min}, {@code 12 h}. */
  String limit(Duration limit) {
    var unit = unit(limit);
    return limit.dividedBy(unit.length()) + " " + unit.word();
  }

  /** Two of them: such as {@code 10 et 20 min}. */
  String limits(Duration one, Duration other) {
    var unit = unit(one);
    return unit.equals(unit(other))
        ? say("{one} and {other}", one.dividedBy(unit.length()), limit(other))
        : say("{one} and {other}", limit(one), limit(other));
  }

  private record Unit(Duration length, String word) {
    private static final Unit HOURS = new Unit(Duration.ofHours(1), "h");
    private static final Unit MINUTES = new Unit(Duration.ofMinutes(1), "min");
    private static final Unit SECONDS = new Unit(Duration.ofSeconds(1), "s");
    private static final Unit PARTS = new Unit(Duration.ofMillis(1), "ms");

    /** Whether so long a time is a whole number of these. */
    boolean fits(Duration limit) {
      return limit.equals(length.multipliedBy(limit.dividedBy(length)));
    }
  }

  /** The largest that tells it exactly; an hour is told in minutes. */
  private static Unit unit(Duration limit) {
    if (limit.toHours() > 1 && Unit.HOURS.fits(limit)) {
      return Unit.HOURS;
    }
    if (limit.toMinutes() > 0 && Unit.MINUTES.fits(limit)) {
      return Unit.MINUTES;
    }
    return Unit.SECONDS.fits(limit) ? Unit.SECONDS : Unit.PARTS;
  }

  /** Rounded to minutes, or to ten seconds below two of them. */
  String roughly(Duration duration) {
    long seconds = duration.toSeconds();
    var rounded =
        seconds < 120
            ? Math.max(10, Math.round(seconds / 10.0) * 10) + " s"
            : Math.round(seconds / 60.0) + " min";
    return say("about {duration}", rounded);
  }

  /** Such as {@code 48 MB} or {@code 2.3 GB}, in powers of ten. */
  String size(long bytes) {
    double megabytes = bytes / 1_000_000.0;
    if (megabytes < 1000) {
      var whole = String.format(Locale.ROOT, "%.0f", Math.max(1, megabytes));
      return say("{size} MB", whole);
    }
    double gigabytes = megabytes / 1000;
    var locale =
        switch (language) {
          case FRENCH -> Locale.FRENCH;
          case ENGLISH -> Locale.ENGLISH;
        };
    return say("{size} GB", String.format(locale, "%.1f", gigabytes));
  }

  /** In the reader's own time zone; the fallback is in UTC. */
  String date(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short} {time}|" + plainDate(at) + ">";
  }

  /** In UTC, for a text that is copied elsewhere. */
  String plainDate(Instant at) {
    var format =
        switch (language) {
          case FRENCH -> DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.FRENCH);
          case ENGLISH -> DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);
        };
    return format.withZone(ZoneOffset.UTC).format(at);
  }

  /** The first few; how many more there are is told. */
  String some(List<String> texts, int most) {
    if (texts.size() <= most) {
      return String.join(", ", texts);
    }
    return say(
        "{list} and {count} more", String.join(", ", texts.subList(0, most)), texts.size() - most);
  }

  /** Where somebody is known, a text about them; else another. */
  String by(Optional<String> userName) {
    return userName
        .map(name -> say("by {person}", MessageText.code(name)))
        .orElseGet(() -> say("by an unknown person"));
  }
}
