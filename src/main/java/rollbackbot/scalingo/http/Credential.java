package rollbackbot.scalingo.http;

import okhttp3.Credentials;
import rollbackbot.secret.Secret;

/** How a call says who it comes from. */
sealed interface Credential {

  /** The one secret text that an answer must not give away again. */
  Secret secret();

  String header();

  /** A short-lived token: for everything but the exchange. */
  record Bearer(Secret secret) implements Credential {
    @Override
    public String header() {
      return "Bearer " + secret.reveal();
    }
  }

  /** The API token as password of an empty user (Scalingo docs: tokens, exchange). */
  record ApiToken(Secret secret) implements Credential {
    @Override
    public String header() {
      return Credentials.basic("", secret.reveal());
    }
  }
}
