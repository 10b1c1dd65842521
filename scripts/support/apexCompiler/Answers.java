import apex.jorje.semantic.common.TestAccessEvaluator;
import apex.jorje.semantic.common.TestQueryValidators;
import apex.jorje.semantic.common.TestSymbolProvider;
import apex.jorje.semantic.compiler.ApexCompiler;
import apex.jorje.semantic.compiler.CodeUnit;
import apex.jorje.semantic.compiler.CompilationInput;
import apex.jorje.semantic.compiler.CompilerStage;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.sfdc.NoopCompilerProgressCallback;
import apex.jorje.services.exception.CompilationException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks Salesforce's compiler front end about classes, one per line of the second file; the first file holds classes
 * that stand beside each. Prints, per line, the errors as `column text`, parted by tabs.
 */
public class Answers {
    public static void main(String[] files) throws Exception {
        List<String> helpers = Files.readAllLines(Path.of(files[0])).stream().filter(line -> !line.isBlank()).toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String text : Files.readAllLines(Path.of(files[1]))) out.println(String.join("\t", errorsOf(text, helpers)));
    }

    private static List<String> errorsOf(String text, List<String> helpers) {
        List<SourceFile> sources = new ArrayList<>();
        SourceFile asked = SourceFile.builder().setBody(text).build();
        sources.add(asked);
        for (String helper : helpers) sources.add(SourceFile.builder().setBody(helper).build());
        ApexCompiler compiler = ApexCompiler.builder()
            .setInput(
                new CompilationInput(
                    sources,
                    new TestSymbolProvider(),
                    new TestAccessEvaluator(),
                    new TestQueryValidators.Noop(),
                    null,
                    new NoopCompilerProgressCallback()
                )
            )
            .build();
        compiler.compile(CompilerStage.EMIT);
        List<String> errors = new ArrayList<>();
        for (CodeUnit unit : compiler.getCodeUnits()) {
            if (unit.getSourceFile() != asked) continue;
            for (CompilationException error : unit.getErrors().get()) {
                errors.add(error.getLoc().getColumn() + " " + error.getError().replaceAll("\\s+", " ").trim());
            }
        }
        return errors;
    }
}
