package rollbackbot.text;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** Every sentence that the code says, found by compiling it as far as its syntax. */
final class SentencesInCode {
  private static final Path CODE = Path.of("src/main/java/rollbackbot");
  private static final String SAY = "say";

  private SentencesInCode() {}

  /**
   * A call that says something.
   *
   * @param english empty where it isn't written out, so that nobody can find it
   * @param parts how many there are to fill it in
   */
  record Call(String className, Optional<String> english, int parts) {}

  /** By class, in the order of each class; the sandbox has its own people who say things. */
  static List<Call> read() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = Files.walk(CODE);
        var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.startsWith(CODE.resolve("sandbox")))
              .sorted(Comparator.comparing(Path::getFileName))
              .toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      var calls = new ArrayList<Call>();
      for (var unit : task.parse()) {
        new Scanner(unit, calls).scan(unit, null);
      }
      return List.copyOf(calls);
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final String className;
    private final boolean hasItsOwn;
    private final List<Call> calls;

    Scanner(CompilationUnitTree unit, List<Call> calls) {
      this.className =
          Path.of(unit.getSourceFile().toUri()).getFileName().toString().replace(".java", "");
      this.hasItsOwn = declaresSay(unit);
      this.calls = calls;
    }

    /** The outer call comes first: so its sentence stands before those inside it. */
    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      var arguments = call.getArguments();
      if (name(call).equals(SAY) && !arguments.isEmpty()) {
        var english = constant(arguments.getFirst());
        boolean isOwn = hasItsOwn && call.getMethodSelect() instanceof IdentifierTree;
        if (english.isPresent() || !isOwn) {
          calls.add(new Call(className, english, arguments.size() - 1));
        }
      }
      return super.visitMethodInvocation(call, nothing);
    }

    /** What passes a sentence on has none of its own. */
    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      return method.getName().contentEquals(SAY) ? null : super.visitMethod(method, nothing);
    }
  }

  private static boolean declaresSay(CompilationUnitTree unit) {
    var declared = new ArrayList<MethodTree>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        if (method.getName().contentEquals(SAY)) {
          declared.add(method);
        }
        return super.visitMethod(method, nothing);
      }
    }.scan(unit, null);
    return !declared.isEmpty();
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree selected -> selected.getIdentifier().toString();
      case IdentifierTree plain -> plain.getName().toString();
      default -> "";
    };
  }

  private static Optional<String> constant(ExpressionTree expression) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(text);
      case ParenthesizedTree inner -> constant(inner.getExpression());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          constant(sum.getLeftOperand())
              .flatMap(left -> constant(sum.getRightOperand()).map(left::concat));
      default -> Optional.empty();
    };
  }
}
