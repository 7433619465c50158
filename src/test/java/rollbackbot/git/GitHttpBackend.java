package rollbackbot.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** The installed Git as a host: its own {@code git http-backend}, behind a few lines of CGI. */
final class GitHttpBackend implements SourceHost {
  private final Path folder;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  GitHttpBackend(Path folder) throws Exception {
    this.folder = folder;
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Cgi());
    server.start();
  }

  /** Why the installed Git can't be a host; empty when it can. */
  static Optional<String> missing() {
    try {
      var process = new ProcessBuilder("git", "--exec-path").start();
      var path =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return Files.isExecutable(Path.of(path, "git-http-backend"))
          ? Optional.empty()
          : Optional.of("git has no http-backend in " + path);
    } catch (IOException e) {
      return Optional.of("git isn't installed: " + e.getMessage());
    }
  }

  @Override
  public HostedRepository repository(String owner, String name) {
    return HostedRepository.at(folder.resolve(owner).resolve(name + ".git"));
  }

  @Override
  public Repository address(String owner, String name) {
    return new Repository(
        "http://127.0.0.1:%d/%s/%s.git".formatted(connector.getLocalPort(), owner, name));
  }

  @Override
  public void refusePushes(HostedRepository repository, String words) throws IOException {
    var hook = repository.folder().resolve("hooks/pre-receive");
    Files.createDirectories(hook.getParent());
    // By a process of its own: one that another thread starts while this one writes would hold the
    // file open for a moment, in which nobody can run it.
    var write =
        new ProcessBuilder("sh", "-c", "cat > \"$0\" && chmod +x \"$0\"", hook.toString()).start();
    try (var script = write.outputWriter(StandardCharsets.UTF_8)) {
      script.write("#!/bin/sh\ncat >&2 <<'WORDS'\n" + words + "\nWORDS\nexit 1\n");
    }
    if (write.onExit().join().exitValue() != 0) {
      throw new IOException("the hook can't be made executable");
    }
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }

  /** RFC 3875, as far as Git needs it. */
  private final class Cgi extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var builder =
          new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
      describe(request, builder.environment());
      var process = builder.start();
      try {
        try (var in = process.getOutputStream()) {
          Request.asInputStream(request).transferTo(in);
        }
        try (var answer = new BufferedInputStream(process.getInputStream());
            var out = Content.Sink.asOutputStream(response)) {
          readHeaders(answer, response);
          answer.transferTo(out);
        }
      } finally {
        if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
      callback.succeeded();
      return true;
    }

    private void describe(Request request, Map<String, String> variables) {
      var uri = request.getHttpURI();
      variables.put("GIT_PROJECT_ROOT", folder.toString());
      variables.put("GIT_HTTP_EXPORT_ALL", "1");
      variables.put("GIT_CONFIG_NOSYSTEM", "1");
      variables.put("HOME", folder.toString());
      variables.put("PATH_INFO", uri.getDecodedPath());
      variables.put("QUERY_STRING", Optional.ofNullable(uri.getQuery()).orElse(""));
      variables.put("REQUEST_METHOD", request.getMethod());
      variables.put("REMOTE_ADDR", "127.0.0.1");
      header(request, "Content-Type", variables, "CONTENT_TYPE");
      header(request, "Content-Length", variables, "CONTENT_LENGTH");
      header(request, "Content-Encoding", variables, "HTTP_CONTENT_ENCODING");
      header(request, "Git-Protocol", variables, "GIT_PROTOCOL");
    }

    private void header(
        Request request, String header, Map<String, String> variables, String variable) {
      Optional.ofNullable(request.getHeaders().get(header))
          .ifPresent(value -> variables.put(variable, value));
    }

    private void readHeaders(InputStream answer, Response response) throws IOException {
      for (var line = line(answer); !line.isEmpty(); line = line(answer)) {
        var name = line.substring(0, line.indexOf(':'));
        var value = line.substring(line.indexOf(':') + 1).strip();
        if (name.equals("Status")) {
          response.setStatus(Integer.parseInt(value.substring(0, 3)));
        } else if (!name.equalsIgnoreCase(HttpHeader.CONTENT_LENGTH.asString())) {
          response.getHeaders().put(name, value);
        }
      }
    }

    private String line(InputStream in) throws IOException {
      var line = new StringBuilder();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }
  }
}
