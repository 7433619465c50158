package rollbackbot.scalingo.http;

import rollbackbot.secret.Secret;

/** Where the short-lived token of a call comes from. */
public interface Tokens {

  /**
   * Whether the token for a call may be out of date by now, so that its refusal says nothing of the
   * call; false of one that was just got, or got for this very call.
   */
  boolean mayBeOld(Call call);

  Secret current();

  /** A token other than the one that was refused, which another call may have got already. */
  Secret insteadOf(Secret refused);

  /** Isn't kept any more, since it was refused for a call, for which another one will be got. */
  void renewFor(Call call, Secret refused);
}
