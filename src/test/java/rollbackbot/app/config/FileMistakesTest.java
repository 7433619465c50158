package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMistakesTest {
  private final Installation installation = new Installation();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          # in the file                                | mistake
          langage: fr                                  | langage: unknown key; did you mean language?
          colour: red                                  | colour: unknown key; known keys: approval, approval-bypass, apps, check, defaults, language, operators, retention, tree
          language: de                                 | language: "de" is unknown; write auto, fr or en
          language: [fr]                               | language: is a list; write a text
          language: 1                                  | language: is a number; write a text, in quotes
          operators: []                                | operators: names nobody; name user groups (S…) or users (U…, W…), or everyone
          operators: [alice]                           | operators: "alice" doesn't fit; write a user's id (U…, W…), a group's (S…), or everyone
          operators: [[U0ALICE]]                       | operators: is a list; write a text
          approval: two                                | approval: "two" is unknown; write none or second-person
          approval: [none]                             | approval: is a list; write a text
          retention: "400"                             | retention: is a text; write a number
          retention: -1                                | retention: "-1" doesn't fit; write a number from 0 to 36500
          check: daily                                 | check: "daily" is unknown; write never or weekly
          check: true                                  | check: is true or false; write a text, in quotes
          check: weekly                                | check: is weekly, and no app is named; name those to be checked in apps
          approval-bypass: "true"                      | approval-bypass: is a text; write true or false
          tree: [tree.yml]                             | tree: is a list; write a text
          defaults: [a]                                | defaults: is a list; write a group of keys
          defaults: {tag-formt: v}                     | defaults.tag-formt: unknown key; did you mean tag-format?
          defaults: {scalingo-app: x}                  | defaults: scalingo-app would make every name the same app; name it in apps
          apps: {}                                     | apps: names no app; name one, or remove the key to reach any app
          apps:                                        | apps: names no app; name one, or remove the key to reach any app
          apps: my-app                                 | apps: is a text; write a group of keys
          apps: {My_App: }                             | apps.My_App: "My_App" is no app name; write lower-case letters, digits and hyphens
          apps: {status: }                             | apps.status: is a word of the command itself; choose another name, set scalingo-app
          apps: {a: {region: 1}}                       | apps.a.region: is a number; write a text, in quotes
          apps: {a: {scalingo-app: A B}}               | apps.a.scalingo-app: "A B" doesn't fit; write lower-case letters, digits and hyphens
          apps: {a: {tag-format: v1}}                  | apps.a.tag-format: "v1" doesn't hold {version} once; write it like v{version}
          apps: {a: {tag-format: "{version} x"}}       | apps.a.tag-format: "1.0.0 x" is no legal tag; write it like v{version}
          apps: {a: {branch-format: release}}          | apps.a.branch-format: "release" doesn't hold {tag} once; write it like release/{tag}
          apps: {a: {branch-format: "a..b/{tag}"}}     | apps.a.branch-format: "a..b/v1.0.0" is no legal branch; write it like release/{tag}
          apps: {a: {version-pattern: "("}}            | apps.a.version-pattern: is no regular expression: Unclosed group; correct it near character 2
          apps: {a: {version-pattern: "v.*"}}          | apps.a.version-pattern: has no group; put the version in round brackets
          apps: {a: {repository: git@github.com:a/b}}  | apps.a.repository: is an SSH address, and the bot speaks https; write https://github.com/a/b
          apps: {a: {repository: "git@git.example:group/sub/app.git"}} | apps.a.repository: is an SSH address, and the bot speaks https; write https://git.example/group/sub/app.git
          apps: {a: {repository: "ssh://git@git.example:2222/a/b.git"}} | apps.a.repository: is an SSH address, and the bot speaks https; write https://git.example/a/b.git
          apps: {a: {repository: "git://git.example/a/b.git"}} | apps.a.repository: is no address that can be used; write https://…, or http://… on a loopback address
          apps: {a: {repository: "https://www.GitHub.com/a/b"}} | apps.a.repository: is redirected by its host, which is not followed; write it without www.
          apps: {a: {repository: "https://u:p@h.example/b"}} | apps.a.repository: holds a user or a password; write it without
          apps: {a: {repository: "https://h.example"}} | apps.a.repository: is no address of a repository; write it like https://github.com/acme/my-app.git
          apps: {a: {repository: "https://github.com/acme"}} | apps.a.repository: is no address of a repository on GitHub; write it like https://github.com/acme/my-app.git
          apps: {a: {repository: "https://github.com/acme/a/tree/main"}} | apps.a.repository: is no address of a repository on GitHub; write it like https://github.com/acme/my-app.git
          apps: {a: {repository: "https://gitlab.com/acme/sub/a/-/tree/main"}} | apps.a.repository: is no address of a repository on GitLab; write it like https://github.com/acme/my-app.git
          apps: {a: {product-owner: bob}}              | apps.a.product-owner: "bob" doesn't fit; write a user's id (U…, W…) or a group's (S…)
          apps: {a: {channel: "#incidents"}}           | apps.a.channel: "#incidents" doesn't fit; write a channel's id (C…, G…)
          apps: {a: {health-check: "http://a.example"}}| apps.a.health-check: is no address that can be used; write https://…, or http://… on a loopback address
          apps: {a: {feature-flags: ["A B"]}}          | apps.a.feature-flags: "A B" doesn't fit; write a variable's name; * stands for any letters
          apps: {a: {tickets: jira}}                   | apps.a.tickets: "jira" is unknown; write github, gitlab or none
          apps: {a: {tickets: gitlab, repository: "https://github.com/b/c"}} | apps.a.tickets: doesn't fit the repository, which is on GitHub; write github, or none
          apps: {a: {tickets: github, repository: "https://GitLab.com/b/c.git"}} | apps.a.tickets: doesn't fit the repository, which is on GitLab; write gitlab, or none
          apps: {a: {risky-paths: [/db/**]}}           | apps.a.risky-paths: "/db/**" fits no file; write it from the repository's root, like db/migrate/**
          apps: {a: {risky-paths: ["db/{a"]}}          | apps.a.risky-paths: "db/{a" fits no file; write it from the repository's root, like db/migrate/**
          apps: {a: {after-rollback: "http://x.example"}} | apps.a.after-rollback: is no address that can be used; write https://…, or http://… on a loopback address
          apps: {a: , b: {scalingo-app: a}}            | apps.b: is the same app of the platform as a; keep one name, or set another scalingo-app
          x: &y 1                                      | x: unknown key; known keys: approval, approval-bypass, apps, check, defaults, language, operators, retention, tree
          apps: *all                                   | aliases (*name) aren't read; write the value out, in quotes if it begins with *
          apps: {a: {feature-flags: [*_FEATURE]}}      | aliases (*name) aren't read; write the value out, in quotes if it begins with *
          apps: {a: {tag-format: {version}}}           | apps.a.tag-format: is a group of keys; write a text, in quotes
          apps: {a: {branch-format: {tag}}}            | apps.a.branch-format: is a group of keys; write a text, in quotes
          apps: {a: {tag-format: {version: 1}}}        | apps.a.tag-format: is a group of keys; write a text
          operators: [@alice]                          | column 13: while scanning for the next token, found character '@' that cannot start any token. (Do not use @ for indentation); correct the YAML there: a value that begins with @ goes in quotes
          apps: {a: {<<: {region: x}}}                 | merge keys (<<) aren't read; use defaults, or repeat
          just a text                                  | is a text; write keys with values
          language: fr: en                             | column 13: mapping values are not allowed here; correct the YAML there
          """)
  void saysWhatIsWrongAndWhatWouldBeRight(String yaml, String mistake) {
    assertThat(installation.file(yaml).mistakes()).containsExactly("ROLLBACK_CONFIG:1: " + mistake);
  }

  @Test
  void namesEveryMistakeWithItsLine() {
    var mistakes =
        installation
            .with("PORT", "-1")
            .file(
                """
                language: fr
                langauge: en
                language: en
                apps:
                  my-app:
                    tag-format: v
                    channel: incidents
                """)
            .mistakes();

    assertThat(mistakes)
        .containsExactly(
            "environment: PORT: \"-1\" doesn't fit; write a number from 0 to 65535",
            "ROLLBACK_CONFIG:2: langauge: unknown key; did you mean language?",
            "ROLLBACK_CONFIG:3: language: stands here for the second time; keep one (the first is"
                + " in line 1)",
            "ROLLBACK_CONFIG:6: apps.my-app.tag-format: \"v\" doesn't hold {version} once; write it"
                + " like v{version}",
            "ROLLBACK_CONFIG:7: apps.my-app.channel: \"incidents\" doesn't fit; write a channel's"
                + " id (C…, G…)");
  }

  @Test
  void aFileThatNamesNoOperatorsNeedsThoseOfTheEnvironment() {
    assertThat(installation.without("ROLLBACK_OPERATORS").file("language: fr").mistakes())
        .containsExactly(
            "ROLLBACK_CONFIG:1: operators: is missing; name user groups (S…) or users (U…, W…), or"
                + " everyone");
  }

  @Test
  void aSyntaxErrorDoesNotShowTheFile() {
    var mistakes = installation.file("language: fr\nregion: [a\nother: hunter2 }\n").mistakes();

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.getFirst()).startsWith("ROLLBACK_CONFIG:3: ").doesNotContain("hunter2");
  }

  @Test
  void endlessOrDeepFilesAreRefused() {
    assertThat(installation.file("#".repeat(300_000)).mistakes())
        .containsExactly("ROLLBACK_CONFIG: has more than 256 kB; write less");
    assertThat(installation.file("apps: " + "[".repeat(100_000)).mistakes())
        .containsExactly("ROLLBACK_CONFIG:1: is nested too deeply; nest less than 20 levels");
    assertThat(installation.file("- ".repeat(50_000) + "a").mistakes())
        .containsExactly("ROLLBACK_CONFIG:1: is nested too deeply; nest less than 20 levels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          risky-paths: **/migrations/**  | *
          tag-format: {version}-prod     | {
          """)
  void whatYamlTakesForASignOfItsOwnGoesInQuotes(String setting, String sign) {
    assertThat(installation.file("apps:\n  a:\n    " + setting).mistakes())
        .singleElement()
        .satisfies(mistake ->
            assertThat(mistake)
                .startsWith("ROLLBACK_CONFIG:3: column ")
                .endsWith("a value that begins with %s goes in quotes".formatted(sign)));
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(installation.file("language: fr\n---\nlanguage: en\n").mistakes())
        .containsExactly("ROLLBACK_CONFIG:3: a second document begins; keep one document");
  }

  @Test
  void readsTheUsualFileOrTheNamedOne(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("rollback.yml"), "language: xx\n");
    Files.writeString(directory.resolve("other.yml"), "language: yy\n");

    assertThat(installation.mistakes(directory))
        .containsExactly("rollback.yml:1: language: \"xx\" is unknown; write auto, fr or en");
    assertThat(installation.with("ROLLBACK_CONFIG", "other.yml").mistakes(directory))
        .containsExactly("other.yml:1: language: \"yy\" is unknown; write auto, fr or en");
    assertThat(installation.with("ROLLBACK_CONFIG", "no.yml").mistakes(directory))
        .containsExactly("no.yml: there is no such file; write it, or correct ROLLBACK_CONFIG");
  }

  @Test
  void aFileThatIsNoTextIsRefused(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("rollback.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});

    assertThat(installation.mistakes(directory))
        .containsExactly("rollback.yml: isn't a text in UTF-8; save it as UTF-8");
  }

  @Test
  void aMistakeIsOneLineWhateverItQuotes() {
    assertThat(installation.file("language: \"a\\nb\\u001b[31m\"").mistakes())
        .containsExactly("ROLLBACK_CONFIG:1: language: \"a b\" is unknown; write auto, fr or en");
  }
}
