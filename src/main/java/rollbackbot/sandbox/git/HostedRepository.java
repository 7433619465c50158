package rollbackbot.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceiveCommand;
import rollbackbot.git.QuietSystem;
import rollbackbot.source.CommitId;

/**
 * A bare repository of the sandbox, in which a history can be written: each commit goes on top of
 * {@code main}, an hour after the one before, so that the same story gives the same commit ids.
 */
public final class HostedRepository {
  private static final Instant FIRST_COMMIT = Instant.parse("2026-01-05T09:00:00Z");
  private static final String MAIN = "main";

  private final Path folder;

  private HostedRepository(Path folder) {
    this.folder = folder;
  }

  /** The bare repository in this folder; created empty when nothing is there yet. */
  public static HostedRepository at(Path folder) {
    QuietSystem.install();
    var hosted = new HostedRepository(folder);
    if (!Files.exists(folder.resolve(Constants.HEAD))) {
      hosted.create();
    }
    return hosted;
  }

  private void create() {
    write(repository -> {
      repository.create(true);
      var config = repository.getConfig();
      config.setBoolean("http", null, "receivepack", true);
      config.setBoolean("uploadpack", null, "allowFilter", true);
      config.save();
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + MAIN);
      return repository;
    });
  }

  public Path folder() {
    return folder;
  }

  /** A release with a lightweight tag {@code v…}: a commit whose package.json tells the version. */
  public HostedRepository release(String version) {
    commit("Release " + version, filesOf(version));
    return tag("v" + version, MAIN);
  }

  /** The same with an annotated tag. */
  public HostedRepository annotatedRelease(String version) {
    commit("Release " + version, filesOf(version));
    return annotatedTag("v" + version, MAIN);
  }

  private Map<String, String> filesOf(String version) {
    var name = folder.getFileName().toString().replaceFirst("\\.git$", "");
    return Map.of(
        "package.json",
        """
        {
          "name": "%s",
          "version": "%s",
          "scripts": { "start": "node server.js" }
        }
        """
            .formatted(name, version),
        "Procfile",
        "web: npm start\n",
        "server.js",
        "console.log('%s %s');\n".formatted(name, version));
  }

  /** A commit on top of {@code main}; files that aren't named stay as they were. */
  public HostedRepository commit(String message, Map<String, String> files) {
    return write(repository -> {
      var parent = Optional.ofNullable(repository.resolve(Constants.R_HEADS + MAIN));
      var commit = insertCommit(repository, parent, message, files);
      point(repository, Constants.R_HEADS + MAIN, commit);
      return this;
    });
  }

  private static ObjectId insertCommit(
      Repository repository, Optional<ObjectId> parent, String message, Map<String, String> files)
      throws IOException {
    try (var inserter = repository.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setTreeId(tree(repository, inserter, parent, files));
      parent.ifPresent(commit::setParentId);
      var author = author(repository, parent);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(message + "\n");
      var id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private static ObjectId tree(
      Repository repository,
      ObjectInserter inserter,
      Optional<ObjectId> parent,
      Map<String, String> files)
      throws IOException {
    var blobs = new TreeMap<String, ObjectId>();
    if (parent.isPresent()) {
      try (var walk = new RevWalk(repository)) {
        var before = DirCache.read(walk.getObjectReader(), walk.parseTree(parent.get()));
        for (int i = 0; i < before.getEntryCount(); i++) {
          blobs.put(before.getEntry(i).getPathString(), before.getEntry(i).getObjectId());
        }
      }
    }
    for (var file : files.entrySet()) {
      var content = file.getValue().getBytes(StandardCharsets.UTF_8);
      blobs.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, content));
    }
    var index = DirCache.newInCore();
    var builder = index.builder();
    blobs.forEach((path, blob) -> builder.add(entry(path, blob)));
    builder.finish();
    return index.writeTree(inserter);
  }

  private static DirCacheEntry entry(String path, ObjectId blob) {
    var entry = new DirCacheEntry(path);
    entry.setFileMode(FileMode.REGULAR_FILE);
    entry.setObjectId(blob);
    return entry;
  }

  /** A lightweight tag at whatever Git can resolve: a branch, another tag, a commit. */
  public HostedRepository tag(String name, String at) {
    return write(repository -> {
      point(repository, Constants.R_TAGS + name, commit(repository, at));
      return this;
    });
  }

  /** Somebody deletes a tag. */
  public void deleteTag(String name) {
    write(repository -> {
      var update = repository.updateRef(Constants.R_TAGS + name);
      update.setForceUpdate(true);
      return update.delete();
    });
  }

  /** Many lightweight tags at one place, written at once. */
  public HostedRepository tags(Iterable<String> names, String at) {
    return write(repository -> {
      var commit = commit(repository, at);
      var batch = repository.getRefDatabase().newBatchUpdate();
      for (var name : names) {
        batch.addCommand(new ReceiveCommand(ObjectId.zeroId(), commit, Constants.R_TAGS + name));
      }
      try (var walk = new RevWalk(repository)) {
        batch.execute(walk, NullProgressMonitor.INSTANCE);
      }
      return this;
    });
  }

  public HostedRepository annotatedTag(String name, String at) {
    return write(repository -> {
      var commit = commit(repository, at);
      var tag = new TagBuilder();
      tag.setTag(name);
      tag.setObjectId(commit, Constants.OBJ_COMMIT);
      tag.setTagger(author(repository, Optional.of(commit)));
      tag.setMessage("Release " + name + "\n");
      try (var inserter = repository.newObjectInserter()) {
        var id = inserter.insert(tag);
        inserter.flush();
        point(repository, Constants.R_TAGS + name, id);
      }
      return this;
    });
  }

  public HostedRepository branch(String name, String at) {
    return write(repository -> {
      point(repository, Constants.R_HEADS + name, commit(repository, at));
      return this;
    });
  }

  /** A setting of this repository's own, such as {@code receive.hideRefs}. */
  public HostedRepository setting(String section, String name, String value) {
    return write(repository -> {
      repository.getConfig().setString(section, null, name, value);
      repository.getConfig().save();
      return this;
    });
  }

  /** The commit that a tag, a branch or a shortened id stands for. */
  public CommitId commitOf(String name) {
    return write(repository -> new CommitId(commit(repository, name).name()));
  }

  /** The branches and the commits that they stand at. */
  public Map<String, CommitId> branches() {
    return commitsBelow(Constants.R_HEADS);
  }

  /** The tags and the commits that they stand for, peeled. */
  public Map<String, CommitId> tags() {
    return commitsBelow(Constants.R_TAGS);
  }

  private Map<String, CommitId> commitsBelow(String prefix) {
    return write(repository -> {
      var commits = new LinkedHashMap<String, CommitId>();
      for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        var commit = commit(repository, ref.getName());
        commits.put(ref.getName().substring(prefix.length()), new CommitId(commit.name()));
      }
      return commits;
    });
  }

  private static ObjectId commit(Repository repository, String name) throws IOException {
    return Optional.ofNullable(repository.resolve(name + "^{commit}"))
        .orElseThrow(() -> new IllegalArgumentException("no commit of the name " + name));
  }

  private static PersonIdent author(Repository repository, Optional<ObjectId> parent)
      throws IOException {
    var time = FIRST_COMMIT;
    if (parent.isPresent()) {
      try (var walk = new RevWalk(repository)) {
        time =
            walk.parseCommit(parent.get())
                .getCommitterIdent()
                .getWhenAsInstant()
                .plus(Duration.ofHours(1));
      }
    }
    return new PersonIdent("Alice", "alice@example.com", time, ZoneOffset.UTC);
  }

  private static void point(Repository repository, String ref, ObjectId at) throws IOException {
    var update = repository.updateRef(ref);
    update.setNewObjectId(at);
    update.disableRefLog();
    var result = update.forceUpdate();
    if (result != RefUpdate.Result.NEW
        && result != RefUpdate.Result.FORCED
        && result != RefUpdate.Result.FAST_FORWARD
        && result != RefUpdate.Result.NO_CHANGE) {
      throw new IllegalStateException("writing " + ref + ": " + result);
    }
  }

  /** What is done with the repository while it is open. */
  private interface Work<T> {
    T with(Repository repository) throws IOException;
  }

  private synchronized <T> T write(Work<T> work) {
    try (var repository = open()) {
      return work.with(repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opened anew each time: another process may have written to it. */
  Repository open() throws IOException {
    return new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
  }
}
