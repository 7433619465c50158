package rollbackbot.scalingo.http;

import rollbackbot.secret.Secret;

/** Where the short-lived token of a call comes from. */
public interface Tokens {

  /** Whether the next one need not be got from elsewhere. */
  boolean isKept();

  Secret current();

  /** A token other than the one that was refused, which another call may have got already. */
  Secret insteadOf(Secret refused);

  /** Isn't kept any more. */
  void drop(Secret refused);
}
