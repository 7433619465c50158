package rollbackbot.mutants;

import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.ast.Module;
import edu.mit.csail.sdg.ast.Sig;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The model of asking once, read and checked by Alloy with a SAT solver in Java. */
final class Model {
  static final Path FILE = Path.of("docs/once.als");
  private static final Pattern MOMENTS = Pattern.compile("exactly \\d+ Moment");

  private final Module world;

  private Model(String text) {
    world = CompUtil.parseEverything_fromString(A4Reporter.NOP, text);
  }

  /** As it stands. */
  static Model read() {
    try {
      return new Model(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model hasty(Hasty variant) {
    return new Model(
        MOMENTS
            .matcher(variant.model().patch().changed())
            .replaceAll("exactly " + variant.model().moments() + " Moment"));
  }

  /** What it claims, each by its name. */
  List<String> claims() {
    return world.getAllCommands().stream()
        .filter(command -> command.check)
        .map(command -> command.label)
        .toList();
  }

  boolean isRefuted(String claim) {
    return hasInstance(claim);
  }

  /** Whether what the command of this name asks for happens; of a claim: the contrary. */
  boolean hasInstance(String label) {
    return TranslateAlloyToKodkod.execute_command(
            A4Reporter.NOP, world.getAllReachableSigs(), command(label), new A4Options())
        .satisfiable();
  }

  private Command command(String label) {
    return world.getAllCommands().stream()
        .filter(it -> it.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no command " + label));
  }

  /** The names of what extends this signature. */
  List<String> kindsOf(String signature) {
    return world.getAllSigs().makeConstList().stream()
        .filter(Sig.PrimSig.class::isInstance)
        .map(Sig.PrimSig.class::cast)
        .filter(sig -> sig.parent != null && sig.parent.label.equals("this/" + signature))
        .map(sig -> sig.label.substring("this/".length()))
        .toList();
  }
}
