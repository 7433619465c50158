package rollbackbot.outside;

import rollbackbot.secret.Secret;

/** A variable of an app's environment. Its value may be a secret, so it is treated as one. */
public record Variable(String name, Secret value) {}
