package rollbackbot.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Secrets that are known by their form. The patterns are possessive or bounded, and begin with
 * fixed letters, so that their time grows with the length of the text only.
 */
final class SecretForms {

  /**
   * A form.
   *
   * @param signs one of which is in every text that holds such a secret
   */
  private record Form(Signs signs, Pattern pattern, String replacement) {

    String hide(String text) {
      return signs.areIn(text) ? pattern.matcher(text).replaceAll(replacement) : text;
    }
  }

  /**
   * A form of which it isn't said yet what is in every text that holds it.
   *
   * @param pattern of the secret, and what stays
   * @param replacement in its place
   */
  private record Unsigned(Pattern pattern, String replacement) {
    private Form with(String... signs) {
      return new Form(Signs.of(signs), pattern, replacement);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          // scheme://user:password@host, where the password may hold a slash; not host:3000/@name
          form("://[^\\s/?#@:\"'<>]{0,200}+:(?!\\d{1,5}[/?#])[^\\s@\"'<>]{1,200}+@", "://[secret]@")
              .with("@"),
          // scheme://token@host, and passwords with an @
          form("://(?!git@[^@\\s/]++(?:[/\\s]|$))[^\\s/?#\"'<>]{1,2000}@", "://[secret]@")
              .with("@"),
          // tokens that begin with their maker's letters: Slack, GitHub, GitLab, Scalingo, Stripe,
          // DigitalOcean, Docker Hub, PyPI, Shopify, Square, Grafana, Vault, New Relic, Heroku,
          // Linear, Postman, Doppler, Atlassian, RubyGems, Sentry, Google and others
          form(
                  "(?<![A-Za-z0-9])(?:xox[a-z][-.]|xapp-|xwfp-|gh[a-z]_|github_pat_|gl[a-z]{2,6}-"
                      + "|GR1348941|tk-us-|[srp]k_(?:live|test)_|whsec_|do[a-z]_v1_|dckr_[a-z]{3}_"
                      + "|pypi-|shp[a-z]{2}_|sq0[a-z]{3}-|glsa_|glc_|hv[a-z]\\.|NRAK-|HRKU-|lin_api_"
                      + "|PMAK-|dp\\.[a-z]{2,5}\\.|AT[AC]TT|ATBB|rubygems_|sntry[a-z]_"
                      + "|AGE-SECRET-KEY-|nfp_|rnd_|pul-|ntn_|GOCSPX-|ya29\\.|1//0)"
                      + "[A-Za-z0-9_.=-]{3,}+",
                  "[secret]")
              .with(
                  "xox",
                  "xapp-",
                  "xwfp-",
                  "gh",
                  "github_pat_",
                  "gl",
                  "GR1348941",
                  "tk-us-",
                  "k_live_",
                  "k_test_",
                  "whsec_",
                  "do",
                  "dckr_",
                  "pypi-",
                  "shp",
                  "sq0",
                  "hv",
                  "NRAK-",
                  "HRKU-",
                  "lin_api_",
                  "PMAK-",
                  "dp.",
                  "ATATT",
                  "ATCTT",
                  "ATBB",
                  "rubygems_",
                  "sntry",
                  "AGE-SECRET-KEY-",
                  "nfp_",
                  "rnd_",
                  "pul-",
                  "ntn_",
                  "GOCSPX-",
                  "ya29.",
                  "1//0"),
          // the same where what they begin with is short or ordinary
          form(
                  "(?<![A-Za-z0-9])(?:npm_|AIza|hf_|api_org_|key-|secret_|sk-(?:proj-|ant-)?)"
                      + "[A-Za-z0-9_-]{20,}+",
                  "[secret]")
              .with("npm_", "AIza", "hf_", "api_org_", "key-", "secret_", "sk-"),
          // SendGrid; Twilio; Mailgun; Azure; Telegram; GitHub's installations of old
          form("(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+", "[secret]")
              .with("SG."),
          form("(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![0-9a-z])", "[secret]").with("SK", "AC"),
          form("(?<![A-Za-z0-9])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![0-9a-z])", "[secret]")
              .with("-"),
          form("(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,40}+", "[secret]")
              .with("Q~"),
          form("(api\\.telegram\\.org/bot)[^/\\s]++", "$1[secret]").with("telegram"),
          form("([?&]code=)[^&\\s\"'<>]{8,}+", "$1[secret]").with("code="),
          form("(?<![A-Za-z0-9])\\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])", "[secret]")
              .with(":"),
          form("(?<![A-Za-z0-9])v1\\.[0-9a-f]{40}", "[secret]").with("v1."),
          // Fly, Figma, Supabase, Tailscale, Brevo, PlanetScale, Contentful, Dynatrace, NVIDIA,
          // HubSpot, Docker Swarm, Buildkite, Clojars, Vercel, Zuplo
          form(
                  "(?<![A-Za-z0-9])(?:fm[12][a-z]?_|fo1_|figd_|sbp_|sb_secret_|tskey-[a-z]{2,10}-"
                      + "|xkeysib-|xsmtpsib-|pscale_(?:pw|tkn|oauth)_|CFPAT-|dt0c01\\.|nvapi-"
                      + "|pat-[a-z]{2}\\d-|SWMTKN-1-|bkua_|CLOJARS_|vercel_blob_rw_|zpka_|xau_)"
                      + "[A-Za-z0-9_.=-]{4,}+",
                  "[secret]")
              .with(
                  "fm",
                  "fo1_",
                  "figd_",
                  "sb",
                  "tskey-",
                  "xkeysib-",
                  "xsmtpsib-",
                  "pscale_",
                  "CFPAT-",
                  "dt0c01.",
                  "nvapi-",
                  "pat-",
                  "SWMTKN-1-",
                  "bkua_",
                  "CLOJARS_",
                  "vercel_",
                  "zpka_",
                  "xau_"),
          // Groq, Replicate, PostHog, Terraform, Mollie, EasyPost, Shippo, Resend
          form(
                  "(?<![A-Za-z0-9_])(?:(?:gsk|r8|ph[cx]|tfp|nrk|cio)_[A-Za-z0-9]{16,}+"
                      + "|(?:live|test)_[A-Za-z0-9]{30,}+|EZ[AT]K[A-Za-z0-9]{16,}+"
                      + "|shippo_(?:live|test)_[A-Za-z0-9]{8,}+|re_[A-Za-z0-9]{8}_[A-Za-z0-9]{12,}+)",
                  "[secret]")
              .with(
                  "gsk_", "r8_", "ph", "tfp_", "nrk_", "cio_", "live_", "test_", "EZ", "shippo_",
                  "re_"),
          // Facebook, Databricks, Firebase
          form("(?<![A-Za-z0-9])(?:EAA[A-Z][A-Za-z0-9]{16,}+|dapi[0-9a-f]{32})", "[secret]")
              .with("EAA", "dapi"),
          form("(?<![A-Za-z0-9])[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]++", "[secret]")
              .with(".atlasv1."),
          form(":APA91b[A-Za-z0-9_-]++", ":[secret]").with(":APA91b"),
          // the ids of AWS keys
          form("(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}+", "[secret]").with("AKIA", "ASIA"),
          // JSON web tokens (RFC 7519): header and payload begin as {" in Base64
          form(
                  "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+",
                  "[secret]")
              .with("eyJ"),
          form(
                  "(?i)(discord(?:app)?\\.com/api/webhooks|webhook\\.office\\.com/webhookb2)/"
                      + "[^\\s\"'<>]++",
                  "$1/[secret]")
              .with("webhook"),
          // Slack's own addresses for posting
          form(
                  "hooks\\.slack\\.com/(?:services|workflows|triggers)/[^\\s\"'<>]++",
                  "hooks.slack.com/[secret]")
              .with("hooks.slack.com"));

  /** {@code Bearer} or {@code Basic} and a word; only words that no dictionary holds. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b((?i:Bearer|Basic))[ \\t]{1,8}([A-Za-z0-9._~+/-]{8,}+=*+)");

  private static final Signs SCHEMES = Signs.of("bearer", "basic");

  private static final Pattern ORDINARY = Pattern.compile("[A-Z]?[a-z]+\\.?");
  private static final int LONGEST_WORD = 24;

  private SecretForms() {}

  static String hide(String text) {
    var result = text;
    for (var form : FORMS) {
      result = form.hide(result);
    }
    return SCHEMES.areIn(result.toLowerCase(Locale.ROOT))
        ? CREDENTIALS.matcher(result).replaceAll(SecretForms::credentials)
        : result;
  }

  private static String credentials(MatchResult match) {
    var word = match.group(2);
    boolean ordinary = word.length() <= LONGEST_WORD && ORDINARY.matcher(word).matches();
    return ordinary ? match.group() : match.group(1) + " " + SecretCleaner.HIDDEN;
  }

  private static Unsigned form(String pattern, String replacement) {
    return new Unsigned(Pattern.compile(pattern), replacement);
  }
}
