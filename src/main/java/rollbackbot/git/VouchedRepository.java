package rollbackbot.git;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.attributes.AttributesNodeProvider;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Tag;

/**
 * A repository that holds nothing, and vouches for a few objects that the remote has advertised. A
 * push packs what is wanted minus what the remote has; when both are the same commit, nothing is
 * packed, and the objects' content doesn't matter.
 */
final class VouchedRepository extends Repository {
  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private final InMemoryRepository empty =
      new InMemoryRepository(new DfsRepositoryDescription("vouched"));
  private final Map<ObjectId, ObjectLoader> objects;

  private VouchedRepository(Map<ObjectId, ObjectLoader> objects) {
    super(new RepositoryBuilder());
    this.objects = new ConcurrentHashMap<>(objects);
  }

  /** Vouches for nothing: enough to read refs. */
  static VouchedRepository forReading() {
    return new VouchedRepository(Map.of());
  }

  /** Vouches for a commit, and for the tag object where an annotated tag stands at it. */
  static VouchedRepository of(PinnedCommit target) {
    var commit = ObjectId.fromString(target.commit().value());
    var vouched = new VouchedRepository(Map.of(commit, standInCommit("")));
    target
        .tag()
        .flatMap(Tag::tagObject)
        .ifPresent(id -> vouched.objects.put(ObjectId.fromString(id), tagOf(commit)));
    return vouched;
  }

  /**
   * Vouches for something that the remote holds, as if the commit were its parent: with it, the
   * remote then has the commit, too.
   */
  void vouchAsHoldingIt(ObjectId held, PinnedCommit target) {
    objects.putIfAbsent(held, standInCommit("parent " + target.commit() + "\n"));
  }

  private static ObjectLoader standInCommit(String parents) {
    var nobody = "nobody <> 0 +0000";
    return loader(
        Constants.OBJ_COMMIT,
        "tree %s\n%sauthor %s\ncommitter %s\n\n".formatted(EMPTY_TREE, parents, nobody, nobody));
  }

  private static ObjectLoader tagOf(ObjectId commit) {
    return loader(
        Constants.OBJ_TAG, "object %s\ntype commit\ntag vouched\n\n".formatted(commit.name()));
  }

  private static ObjectLoader loader(int type, String content) {
    return new ObjectLoader.SmallObject(type, content.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public ObjectDatabase getObjectDatabase() {
    return new Objects();
  }

  @Override
  public void create(boolean bare) {
    throw new UnsupportedOperationException("nothing is stored here");
  }

  @Override
  public String getIdentifier() {
    return "vouched";
  }

  @Override
  public RefDatabase getRefDatabase() {
    return empty.getRefDatabase();
  }

  @Override
  public StoredConfig getConfig() {
    return empty.getConfig();
  }

  @Override
  public AttributesNodeProvider createAttributesNodeProvider() {
    return empty.createAttributesNodeProvider();
  }

  @Override
  public void scanForRepoChanges() {
    // nothing ever changes here
  }

  @Override
  public void notifyIndexChanged(boolean internal) {
    // there is no index
  }

  private final class Objects extends ObjectDatabase {

    @Override
    public ObjectInserter newInserter() {
      throw new UnsupportedOperationException("nothing is stored here");
    }

    @Override
    public ObjectReader newReader() {
      return new Reader();
    }

    @Override
    public long getApproximateObjectCount() {
      return objects.size();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private final class Reader extends ObjectReader {

    @Override
    public ObjectReader newReader() {
      return new Reader();
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) {
      return objects.keySet().stream().filter(object -> id.prefixCompare(object) == 0).toList();
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int typeHint) throws MissingObjectException {
      var object = objects.get(id.toObjectId());
      if (object == null) {
        throw new MissingObjectException(
            id.copy(), typeHint == OBJ_ANY ? "object" : Constants.typeString(typeHint));
      }
      return object;
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
      return Set.of();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
