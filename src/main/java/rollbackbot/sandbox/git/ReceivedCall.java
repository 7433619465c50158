package rollbackbot.sandbox.git;

import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;

/**
 * A call of the API as the host remembers it, without what it carried.
 *
 * @param repository such as {@code acme/my-app}
 */
public record ReceivedCall(
    ApiOperation operation, String repository, SentCredentials authorization) {}
