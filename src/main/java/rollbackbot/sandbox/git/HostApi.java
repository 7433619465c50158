package rollbackbot.sandbox.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import rollbackbot.secret.Secret;

/** The issues of a Git host, and how its API behaves. It can be told to refuse and to fail. */
public final class HostApi {
  private final Map<String, List<HostedIssue>> issues = new HashMap<>();
  private final List<ReceivedCall> received = new CopyOnWriteArrayList<>();
  private final PlannedFaults<ApiOperation> faults = new PlannedFaults<>();
  private volatile Optional<Secret> token = Optional.empty();
  private volatile Optional<GitFault> refusal = Optional.empty();

  /** Takes no other token from now on. */
  public void requireToken(Secret secret) {
    token = Optional.of(secret);
  }

  Optional<Secret> token() {
    return token;
  }

  /** The issues of a repository, the newest first. */
  public synchronized List<HostedIssue> issues(String owner, String name) {
    return issues(owner + "/" + name);
  }

  synchronized List<HostedIssue> issues(String repository) {
    return List.copyOf(issues.getOrDefault(repository, List.of())).reversed();
  }

  synchronized HostedIssue open(String repository, String title, String body, List<String> labels) {
    var known = issues.computeIfAbsent(repository, _ -> new ArrayList<>());
    var issue = new HostedIssue(known.size() + 1L, title, body, labels);
    known.add(issue);
    return issue;
  }

  /** Misbehaves once, at the next call of one of these; at any if none is named. */
  public void failNext(GitFault fault, ApiOperation... operations) {
    faults.plan(fault, PlannedFaults.oneOf(List.of(operations)));
  }

  /** From now on a request to open an issue gets this answer; empty: it is granted. */
  public void refuseIssues(Optional<GitFault> answer) {
    refusal = answer;
  }

  Optional<GitFault> nextFault(ApiOperation operation) {
    return faults
        .next(operation)
        .or(() -> refusal.filter(_ -> operation == ApiOperation.OPEN_ISSUE));
  }

  void remember(ReceivedCall call) {
    received.add(call);
  }

  /** Every call since the start, in order of arrival. */
  public List<ReceivedCall> received() {
    return List.copyOf(received);
  }

  public long count(ApiOperation operation) {
    return received.stream().filter(call -> call.operation() == operation).count();
  }
}
