package rollbackbot.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How things are said in a language: sentences, ages, durations, dates and lists. */
public record Wording(Language language) {
  private static final Duration HALF_DAY = Duration.ofHours(12);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final double SMALLEST = 0.1;

  /**
   * A sentence of the catalogue in this language.
   *
   * @param english such as {@code Opened by {person}, {date}}, written out where it is said
   * @param parts what takes its places, in the order in which the English names them
   */
  public Text say(String english, Text... parts) {
    var places = new Template(english).places();
    return Catalogue.in(language).template(english).fill(place -> parts[places.indexOf(place)]);
  }

  /** Somebody else's sentence in this language, set as this language is. */
  public String typeset(String sentence) {
    return switch (language) {
      case FRENCH -> Typography.french(sentence);
      case ENGLISH -> sentence;
    };
  }

  /** The same with its no-break spaces, which are lost where it is cleaned later. */
  public Text quoted(String sentence, int most) {
    return Text.cleaned(typeset(Cleaned.line(sentence, most)));
  }

  /** How long ago something was, in its largest unit. */
  public Text age(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return say("just now");
    }
    return say("{age} ago", amount(age));
  }

  /** How long something has lasted, in its largest unit. */
  public Text span(Duration length) {
    return amount(length);
  }

  private Text amount(Duration age) {
    if (age.toHours() < 1) {
      return Text.own(age.toMinutes() + " min");
    }
    if (age.toDays() < 1) {
      return Text.own(age.toHours() + " h");
    }
    if (age.compareTo(MONTH.multipliedBy(2)) < 0) {
      long days = age.toDays();
      return days == 1 ? say("1 day") : say("{count} days", Text.number(days));
    }
    return say("{count} months", Text.number(age.dividedBy(MONTH)));
  }

  /** Such as {@code 45 s}, {@code 2 min 05 s}, {@code 1 h 05 min}. */
  public Text duration(Duration exact) {
    var duration = exact.isNegative() ? Duration.ZERO : exact;
    if (duration.toHours() > 0) {
      return Text.own("%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart()));
    }
    return Text.own(
        duration.toMinutes() > 0
            ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
            : duration.toSeconds() + " s");
  }

  /** The same to the second, however long: such as {@code 1 h 05 min 12 s}. */
  public Text exact(Duration exact) {
    return exact.toHours() > 0
        ? Text.own(
            "%d h %02d min %02d s"
                .formatted(exact.toHours(), exact.toMinutesPart(), exact.toSecondsPart()))
        : duration(exact);
  }

  /** One that never varies, whole: such as {@code 30 s}, {@code 60 min}, {@code 12 h}. */
  public Text limit(Duration limit) {
    var unit = unit(limit);
    return Text.own(limit.dividedBy(unit.length()) + " " + unit.word());
  }

  /** Two of them: such as {@code 10 et 20 min}. */
  public Text limits(Duration one, Duration other) {
    var unit = unit(one);
    return unit.equals(unit(other))
        ? say("{one} and {other}", Text.number(one.dividedBy(unit.length())), limit(other))
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
  public Text roughly(Duration duration) {
    return say("about {duration}", Text.own(rounded(duration)));
  }

  /**
   * Two of them: such as {@code 3 to 5 min}, {@code 50 s to 2 min}; one where they are the same.
   */
  public Text between(Duration shortest, Duration longest) {
    var from = rounded(shortest);
    var to = rounded(longest);
    if (from.equals(to)) {
      return roughly(longest);
    }
    var unit = to.substring(to.indexOf(' '));
    var number = from.endsWith(unit) ? from.substring(0, from.indexOf(' ')) : from;
    return say("{shortest} to {longest}", Text.own(number), Text.own(to));
  }

  private static String rounded(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 120
        ? Math.max(10, Math.round(seconds / 10.0) * 10) + " s"
        : Math.round(seconds / 60.0) + " min";
  }

  /** Such as {@code 48 MB} or {@code 2.3 GB}, in powers of ten. */
  public Text size(long bytes) {
    double megabytes = bytes / 1_000_000.0;
    if (megabytes < 1000) {
      var whole = String.format(Locale.ROOT, "%.0f", Math.max(1, megabytes));
      return say("{size} MB", Text.own(whole));
    }
    return say("{size} GB", Text.own(withOneDecimal(megabytes / 1000)));
  }

  private String withOneDecimal(double number) {
    var locale =
        switch (language) {
          case FRENCH -> Locale.FRENCH;
          case ENGLISH -> Locale.ENGLISH;
        };
    return String.format(locale, "%.1f", number);
  }

  /**
   * Such as {@code 4.1 %} or {@code 23 %}; what is more than nothing never reads as nothing.
   *
   * @param part from 0 to 1
   */
  public Text share(double part) {
    double percent = part * 100;
    if (percent == 0) {
      return Text.own("0 %");
    }
    if (percent < SMALLEST) {
      return say("under {amount}", Text.own(withOneDecimal(SMALLEST) + " %"));
    }
    return Text.own(roughNumber(percent) + " %");
  }

  /** So many in a minute: such as {@code 0.5} or {@code 420}. */
  public Text rate(double perMinute) {
    return perMinute > 0 && perMinute < SMALLEST
        ? say("under {amount}", Text.own(withOneDecimal(SMALLEST)))
        : Text.own(roughNumber(perMinute));
  }

  /** With one decimal below ten. */
  private String roughNumber(double number) {
    return number < 9.95 && number != 0
        ? withOneDecimal(number)
        : Long.toString(Math.round(number));
  }

  /** In the reader's own time zone; where that can't be, in UTC. */
  public Text date(Instant at) {
    return Text.moment(at, inUtc(at));
  }

  /** Whether a time of day is enough: within half a day before or after now. */
  public static boolean isDayPlain(Instant at, Instant now) {
    return Duration.between(at, now).abs().compareTo(HALF_DAY) < 0;
  }

  /** The same without its day where that is plain. */
  public Text time(Instant at, Instant now) {
    return isDayPlain(at, now)
        ? Text.timeOfDay(
            at, DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC).format(at))
        : date(at);
  }

  /** A time with its seconds; its day too, where that isn't plain. */
  public Text timeToTheSecond(Instant at, Instant now) {
    return isDayPlain(at, now)
        ? Text.timeToTheSecond(
            at, DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC).format(at))
        : date(at);
  }

  /** In UTC, for a text that is copied elsewhere. */
  public Text plainDate(Instant at) {
    return Text.own(inUtc(at));
  }

  private String inUtc(Instant at) {
    var format =
        switch (language) {
          case FRENCH -> DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.FRENCH);
          case ENGLISH -> DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);
        };
    return format.withZone(ZoneOffset.UTC).format(at);
  }

  /** The first few; how many more there are is told. */
  public Text some(List<Text> texts, int most) {
    if (texts.size() <= most) {
      return Text.list(texts);
    }
    return say(
        "{list} and {count} more",
        Text.list(texts.subList(0, most)),
        Text.number(texts.size() - most));
  }

  /** Where somebody is known, a text about them; else another. */
  public Text by(Optional<String> userName) {
    return userName
        .map(name -> say("by {person}", Text.code(name)))
        .orElseGet(() -> say("by an unknown person"));
  }
}
