package rollbackbot.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to a repository and its answer, in Git's words (Git docs: http-protocol,
 * protocol-v2).
 */
final class GitExchange {
  private static final Logger LOG = LoggerFactory.getLogger(GitExchange.class);

  private final HostedRepository hosted;
  private final Optional<String> pushRefusal;
  private final List<String> parameters;

  /**
   * @param protocol the {@code Git-Protocol} header, such as {@code version=2}
   */
  GitExchange(HostedRepository hosted, Optional<String> pushRefusal, @Nullable String protocol) {
    this.hosted = hosted;
    this.pushRefusal = pushRefusal;
    this.parameters = protocol == null ? List.of() : List.of(protocol.split(":", -1));
  }

  static String contentType(GitService service) {
    return switch (service) {
      case LIST_FOR_FETCH -> "application/x-git-upload-pack-advertisement";
      case FETCH -> "application/x-git-upload-pack-result";
      case LIST_FOR_PUSH -> "application/x-git-receive-pack-advertisement";
      case PUSH -> "application/x-git-receive-pack-result";
    };
  }

  void serve(GitService service, InputStream in, OutputStream out) throws IOException {
    try (var repository = hosted.open()) {
      switch (service) {
        case LIST_FOR_FETCH -> listForFetch(repository, out);
        case FETCH -> upload(repository, in, out);
        case LIST_FOR_PUSH -> listForPush(repository, out);
        case PUSH -> receive(repository, in, out);
      }
    }
  }

  private void upload(Repository repository, InputStream in, OutputStream out) throws IOException {
    var answer = new ByteArrayOutputStream();
    try {
      uploadPack(repository).upload(in, answer, null);
      answer.writeTo(out);
    } catch (UploadPackInternalServerErrorException e) {
      if (!(e.getCause() instanceof MissingObjectException missing)) {
        throw e;
      }
      // JGit's server breaks off where Git's own tells the client.
      var words = "ERR upload-pack: not our ref " + missing.getObjectId().name();
      new PacketLineOut(out).writeString(words);
    }
  }

  private void listForFetch(Repository repository, OutputStream out) throws IOException {
    var lines = new PacketLineOut(out);
    if (!parameters.contains("version=2")) {
      lines.writeString("# service=git-upload-pack\n");
      lines.end();
    }
    uploadPack(repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
  }

  private void listForPush(Repository repository, OutputStream out) throws IOException {
    var lines = new PacketLineOut(out);
    lines.writeString("# service=git-receive-pack\n");
    lines.end();
    receivePack(repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
  }

  private void receive(Repository repository, InputStream in, OutputStream out) throws IOException {
    try {
      receivePack(repository).receive(in, out, null);
    } catch (UnpackException e) {
      LOG.debug("A broken pack; the client has been told in the answer", e);
    }
  }

  private UploadPack uploadPack(Repository repository) {
    var upload = new UploadPack(repository);
    upload.setBiDirectionalPipe(false);
    upload.setExtraParameters(parameters);
    // As Git's own server with protocol v2: any commit of the repository may be asked for.
    upload.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    return upload;
  }

  private ReceivePack receivePack(Repository repository) {
    var receive = new ReceivePack(repository);
    receive.setBiDirectionalPipe(false);
    receive.setAllowNonFastForwards(true);
    pushRefusal.ifPresent(
        words -> receive.setPreReceiveHook((pack, commands) -> refuse(pack, commands, words)));
    return receive;
  }

  /**
   * As Git does when a hook fails: the hook's words on the side channel, and a reason for each ref.
   */
  private static void refuse(ReceivePack pack, Collection<ReceiveCommand> commands, String words) {
    words.lines().forEach(pack::sendMessage);
    commands.forEach(command ->
        command.setResult(
            ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined"));
  }
}
