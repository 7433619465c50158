package rollbackbot.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.Operation;
import rollbackbot.text.Language;
import rollbackbot.text.Text;
import rollbackbot.text.Text.Piece;
import rollbackbot.text.Wording;

/** Trouble has a name: whose it is, and what the bot was doing, in both languages. */
class TroubleTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reading the repository link of my-app: 500"
            + "|Scalingo doesn't answer (500) when the bot reads the link to the repository"
            + "|Scalingo ne répond pas (500) quand le bot lit le lien vers le dépôt",
        "deploying release/v4.0.0 to my-app: 422, branch not found"
            + "|Scalingo refuses (422: branch not found) when the bot requests the deployment"
            + "|Scalingo refuse (422 : branch not found) quand le bot demande le déploiement",
        "reading the deployments of my-app: 429, Retry later"
            + "|Scalingo limits calls (429: Retry later) when the bot reads the deployments"
            + "|Scalingo limite les appels (429 : Retry later) quand le bot lit les déploiements",
        "creating the branch release/v4.0.0 of https://git.example/acme/my-app.git: no answer in"
            + " time"
            + "|the Git host doesn't answer when the bot creates the branch release/v4.0.0"
            + "|l’hébergeur Git ne répond pas quand le bot crée la branche release/v4.0.0",
        "listing the databases of my-app: no connection to api.example, the proxy answers 407"
            + "|Scalingo can't be reached (the proxy answers 407) when the bot lists the databases"
            + "|Scalingo est injoignable (le proxy répond 407) quand le bot liste les bases de"
            + " données",
        "reading the variables of my-app: our budget of calls is spent"
            + "|Scalingo isn't asked (`SCALINGO_CALLS_PER_MINUTE` is used up) when the bot reads"
            + " the variables"
            + "|Scalingo n’est pas interrogé (`SCALINGO_CALLS_PER_MINUTE` est épuisé) quand le bot"
            + " lit les variables",
        "looking up region osc-fr2: unknown, there are osc-fr1, osc-secnum-fr1"
            + "|Scalingo tells the bot's account of no region osc-fr2, only of osc-fr1,"
            + " osc-secnum-fr1"
            + "|Scalingo ne montre au compte du bot aucune région osc-fr2, seulement osc-fr1,"
            + " osc-secnum-fr1",
        "my-app is scaling at Scalingo, which accepts no deployment meanwhile"
            + "|Scalingo accepts no deployment while my-app is in the state scaling"
            + "|Scalingo n’accepte aucun déploiement tant que my-app est dans l’état scaling",
        "the branch release/v4.0.0 isn't to be seen at the Git host"
            + "|the Git host doesn't show the branch release/v4.0.0 yet"
            + "|l’hébergeur Git ne montre pas encore la branche release/v4.0.0",
      })
  void itSaysWhoseAndWhen(String message, String english, String french) {
    assertThat(in(Language.ENGLISH, message).plain()).isEqualTo(english);
    assertThat(in(Language.FRENCH, message).plain().replace('\u00a0', ' ')).isEqualTo(french);
  }

  /** Whatever is going on, only a service's own words are quoted. */
  @ParameterizedTest
  @EnumSource
  void everyOperationIsKnownAgain(Operation operation) {
    var objects = Collections.nCopies(objectsOf(operation), "acme/my-app");
    var message = operation.of(objects.toArray()) + ": 503, down for maintenance";

    assertThat(Operation.in(message))
        .contains(new Operation.Met(operation, objects, "503, down for maintenance"));
    for (var language : Language.values()) {
      assertThat(codes(in(language, message))).isSubsetOf("acme/my-app", "down for maintenance");
    }
  }

  /** What the bot's own clients say of an answer is no word of the service's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no answer from api.example",
        "no answer in time",
        "the answer ended too early",
        "interrupted before it was sent",
        "no connection to api.example",
        "no connection to api.example, the proxy refuses the login of HTTPS_PROXY",
        "no connection to api.example, its certificate is signed by nobody whom this Java trusts",
        "no connection to api.example, the name api.example is unknown",
        "the host's name is unknown",
        "no token is sent unencrypted to api.example",
        "answered text/html instead of JSON",
        "answered JSON that can't be read, from line 1",
        "answered without a deployment",
        "not the answer of a Git host",
        "redirects to nowhere",
        "got an address that can't be used",
        "no database API told",
        "our budget of calls is spent",
        "the token was refused, and is renewed",
        "too many calls to databases are under way",
        "there is no token; set TICKET_TOKEN or GIT_TOKEN",
        "no token is sent to git.example, which isn't in GIT_HOST",
      })
  void noneOfTheBotsOwnWordsIsQuoted(String answer) {
    var message = Operation.READ_DEPLOYMENTS.of("my-app") + ": " + answer;

    for (var language : Language.values()) {
      assertThat(codes(in(language, message))).as(language.code()).isEmpty();
    }
  }

  /** Nor is why the bot itself didn't do something, or can't tell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no answer|pas de réponse",
        "no end in sight|sans fin en vue",
        "no linked repository|aucun dépôt n’est lié à l’app",
        "no such branch|l’hébergeur Git n’a pas cette branche",
        "the platform doesn't list it any more|Scalingo ne la liste plus",
        "the platform says that it failed|Scalingo dit qu’elle a échoué",
        "the platform is working on the database right now"
            + "|Scalingo travaille en ce moment sur la base",
        "the platform can't go back to 2026-11-22T11:43:00Z any more"
            + "|Scalingo ne peut plus revenir au 22 nov. 2026 11:43 UTC",
        "Alice may not act on this app any more|Alice ne peut plus agir sur cette app",
        "no deployment of 4.0.0 is known|aucun déploiement de 4.0.0 n’est connu",
        "no answer to the request for a restore is known"
            + "|la demande du bot est sans réponse connue",
        "the platform tells too few events|Scalingo donne trop peu d’événements",
        "the platform doesn't tell the stack of each deployment"
            + "|Scalingo ne donne pas la stack de chaque déploiement",
        "the Git host doesn't tell|l’hébergeur Git ne le dit pas",
        "the Git host doesn't tell all files|l’hébergeur Git ne donne pas tous les fichiers",
        "Scalingo doesn't give the whole commit in production"
            + "|Scalingo ne donne pas le commit entier en production",
      })
  void theBotsOwnReasonsAreInTheReadersLanguage(String message, String french) {
    assertThat(in(Language.FRENCH, message).plain().replaceAll("[\\u00a0\\u202f]", " "))
        .isEqualTo(french);
    assertThat(codes(in(Language.ENGLISH, message))).isSubsetOf("4.0.0");
  }

  @Test
  void whatIsSentElsewhereSaysWhere() {
    var message =
        Operation.READ_REFS.of("https://git.example/acme/my-app")
            + ": redirects to another"
            + " host, which is not followed: evil.example";

    assertThat(in(Language.ENGLISH, message).plain())
        .isEqualTo(
            "the Git host sends the bot to evil.example, where it doesn't go, when the bot reads"
                + " tags and branches");
  }

  @Test
  void wordsOfOthersStayAsTheyAre() {
    assertThat(in(Language.FRENCH, "something odd")).isEqualTo(Text.code("something odd"));
  }

  @Test
  void whoMayNotIsToldWhatCuresIt() {
    var text = new TroubleText(new Wording(Language.ENGLISH));

    assertThat(
            text.cure("reading the repository link of my-app: 401, unauthorized").map(Text::plain))
        .hasValueSatisfying(cure -> assertThat(cure).contains("SCALINGO_API_TOKEN"));
    assertThat(text.cure("asking to push to https://git.example/a/b: 403, no").map(Text::plain))
        .hasValueSatisfying(cure -> assertThat(cure).contains("GIT_TOKEN"));
    assertThat(text.cure("reading the repository link of my-app: 500")).isEqualTo(Optional.empty());
  }

  private static Text in(Language language, String message) {
    return new TroubleText(new Wording(language)).of(message);
  }

  /** How many objects it takes: as many as it doesn't refuse. */
  private static int objectsOf(Operation operation) {
    return Stream.iterate(0, count -> count + 1)
        .limit(5)
        .filter(count -> takes(operation, count))
        .findFirst()
        .orElseThrow();
  }

  private static boolean takes(Operation operation, int count) {
    try {
      return !operation.of(Collections.nCopies(count, "x").toArray()).isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static List<String> codes(Text text) {
    return text.pieces().stream()
        .flatMap(piece -> piece instanceof Piece.Code(var words) ? Stream.of(words) : Stream.of())
        .flatMap(words -> Arrays.stream(words.split("\n")))
        .toList();
  }
}
