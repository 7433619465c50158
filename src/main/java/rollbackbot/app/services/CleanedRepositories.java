package rollbackbot.app.services;

import java.util.Optional;
import java.util.function.Supplier;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.TagName;

/** Takes secrets out of the Git host's own words before anybody stores, logs or shows them. */
record CleanedRepositories(SourceRepository repositories, SecretCleaner cleaner)
    implements SourceRepository {

  @Override
  public RepositoryRefs refs(Repository repository, String branchPrefix) {
    return cleaned(() -> repositories.refs(repository, branchPrefix));
  }

  @Override
  public RepositoryRefs exactRefs(Repository repository, Optional<TagName> tag, BranchName branch) {
    return cleaned(() -> repositories.exactRefs(repository, tag, branch));
  }

  @Override
  public Presence presence(Repository repository, CommitId commit) {
    return cleaned(() -> repositories.presence(repository, commit));
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String name) {
    return cleaned(() -> repositories.file(repository, at, name));
  }

  @Override
  public BranchCreation createBranch(
      Repository repository, BranchName branch, PinnedCommit target) {
    var creation = cleaned(() -> repositories.createBranch(repository, branch, target));
    return creation instanceof BranchCreation.Rejected(var words)
        ? new BranchCreation.Rejected(cleaner.clean(words))
        : creation;
  }

  @Override
  public Optional<String> pushRefusal(Repository repository) {
    return cleaned(() -> repositories.pushRefusal(repository)).map(cleaner::clean);
  }

  private <T> T cleaned(Supplier<T> asked) {
    return CleanedTrouble.cleaned(cleaner, asked);
  }
}
