package rollbackbot.sandbox.git;

import java.util.List;

/** An issue of a repository of this host. */
public record HostedIssue(long number, String title, String body, List<String> labels) {}
