package dev.stepwell.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the source text of all modules for the rules that no compiler knows. */
final class TidyTest {
    private static final int FILE_LINES_MAX = 500;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_CHARACTERS_MAX = 120;
    private static final int PARAMETERS_MAX = 5;
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Utils?|Helpers?|Ops|Impl|Manager)");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record) \\w");
    private static final List<SourceFile> FILES = SourceFile.all();

    @Test
    void everyModuleIsRead() {
        assertThat(FILES)
                .extracting(SourceFile::module)
                .contains("asl", "interpreter", "store", "engine", "simulator", "acceptance");
    }

    @Test
    void filesAreShort() {
        check((file, report) -> {
            int lines = file.lines().size();
            if (lines > FILE_LINES_MAX) {
                report.accept(lines + " lines, at most " + FILE_LINES_MAX + ": split it by what it does");
            }
        });
    }

    /** In tests the formatter keeps code short, and text may be long: a broken definition is harder to read. */
    @Test
    void linesAreShort() {
        check((file, report) -> {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (file.isMain() && lines.get(i).length() > LINE_CHARACTERS_MAX) {
                    report.accept((i + 1) + ": more than " + LINE_CHARACTERS_MAX + " characters");
                }
            }
        });
    }

    @Test
    void methodsAreShort() {
        checkMethods((method, report) -> {
            if (method.lines() > METHOD_LINES_MAX) {
                report.accept(method.lines() + " lines, at most " + METHOD_LINES_MAX + ": one thing per method");
            }
        });
    }

    @Test
    void parametersAreFew() {
        checkMethods((method, report) -> {
            if (method.parameters() > PARAMETERS_MAX) {
                report.accept(method.parameters() + " parameters, at most " + PARAMETERS_MAX
                        + ": name what belongs together");
            }
        });
    }

    @Test
    void accessorsHaveNoPrefix() {
        checkMethods((method, report) -> {
            if (GETTER.matcher(method.name()).matches() && !method.overrides()) {
                report.accept("name it after what it answers, without \"get\"");
            }
        });
    }

    @Test
    void namesSayWhatThingsAre() {
        check((file, report) -> {
            if (VAGUE_NAME.matcher(file.name()).matches()) {
                report.accept("a name that says nothing: name it after what it is or does");
            }
        });
    }

    @Test
    void nothingIsUnfinished() {
        check((file, report) -> find(UNFINISHED, file.text(), "do it now or write an issue", report));
    }

    @Test
    void bannedCallsStayAway() {
        check((file, report) -> Ban.all().stream()
                .filter(ban -> ban.holdsIn(file))
                .forEach(ban -> find(ban.code(), file.code(), ban.instead(), report)));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        check((file, report) -> {
            if (!isDescribed(file.folder())) {
                report.accept("its package has no package-info.java with a paragraph and @NullMarked");
            }
        });
    }

    @Test
    void everyTypeSaysWhatItIs() {
        check((file, report) -> {
            boolean isType = file.isMain() && !file.name().endsWith("-info");
            Matcher type = TYPE.matcher(file.code());
            if (isType && type.find() && !file.text().substring(0, type.start()).contains("/**")) {
                report.accept("its type has no documentation: say what it is, in a line or two");
            }
        });
    }

    /** A package may be described in main code only, and its tests be part of it. */
    private static boolean isDescribed(Path folder) {
        Path mainFolder = Path.of(folder.toString().replace("src/test/", "src/main/"));
        Stream<Path> candidates = Stream.of(folder, mainFolder).map(each -> each.resolve("package-info.java"));
        return candidates.anyMatch(info -> FILES.stream()
                .anyMatch(file -> file.path().equals(info)
                        && file.text().contains("/**")
                        && file.code().contains("@NullMarked")));
    }

    private static void find(Pattern pattern, String text, String instead, Consumer<String> report) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            long line = 1
                    + text.substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            report.accept(line + ": " + matcher.group() + ": " + instead);
        }
    }

    private static void checkMethods(BiConsumer<Method, Consumer<String>> rule) {
        check((file, report) -> file.methods()
                .forEach(method -> rule.accept(
                        method, finding -> report.accept(method.line() + ": " + method.name() + ": " + finding))));
    }

    private static void check(BiConsumer<SourceFile, Consumer<String>> rule) {
        Stream<String> findings = FILES.stream()
                .mapMulti((SourceFile file, Consumer<String> sink) ->
                        rule.accept(file, finding -> sink.accept(file.path() + ": " + finding)));
        assertThat(findings.collect(Collectors.joining("\n"))).isEmpty();
    }
}
