package dev.stepwell.acceptance.house;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What must not be written, and what to write instead.
 *
 * @param code looked for in the code, not in comments and strings
 * @param where the files it holds in
 * @param except names of files that may, each for the reason that its ban gives
 */
record Ban(Pattern code, String instead, Predicate<SourceFile> where, Set<String> except) {
    private static final Predicate<SourceFile> MAIN = SourceFile::isMain;

    /** Modules that look at a running server: they measure real time and choose, and print, their own seeds. */
    private static final Set<String> FROM_OUTSIDE = Set.of("acceptance", "bench");

    private static final Predicate<SourceFile> SHIPPED = MAIN.and(file -> !FROM_OUTSIDE.contains(file.module()));
    private static final Predicate<SourceFile> EVERYWHERE = file -> true;

    /** Modules in which a line may run once per transition. */
    private static final Set<String> HOT = Set.of("asl", "interpreter", "store", "store-rocksdb", "engine");

    /** The lane's loop, connectors' calls, the HTTP handler, the JSONata library, users' functions, readers of stored values. */
    private static final Set<String> CATCHING_ALL = Set.of(
            "Lane", "CallDispatcher", "LambdaConnector", "ApiEndpoint", "Query", "BuiltIn", "FunctionLoop", "Stored");

    static List<Ban> all() {
        return List.of(
                new Ban(
                        Pattern.compile("System\\.(currentTimeMillis|nanoTime)|\\b(Instant|LocalDate|LocalDateTime"
                                + "|OffsetDateTime|ZonedDateTime)\\.now\\b|Clock\\.system"),
                        "take the time from a Ticker or a command: only a class named *Ticker or *Clock reads it",
                        SHIPPED.and(file ->
                                !file.name().endsWith("Ticker") && !file.name().endsWith("Clock")),
                        Set.of()),
                new Ban(
                        Pattern.compile("Math\\.random|UUID\\.randomUUID|ThreadLocalRandom|SecureRandom"
                                + "|new (Random|SplittableRandom)\\(\\)"),
                        "draw luck from an Entropy: only a class named *Entropy makes it",
                        EVERYWHERE.and(
                                file -> !file.name().endsWith("Entropy") && !FROM_OUTSIDE.contains(file.module())),
                        Set.of()),
                new Ban(
                        Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep"),
                        "wait for the event itself, with a limit",
                        EVERYWHERE,
                        Set.of()),
                new Ban(
                        Pattern.compile("System\\.(out|err)\\b"),
                        "only the command line writes to the terminal; elsewhere log, or return a value",
                        SHIPPED.and(file -> !file.module().equals("server")),
                        Set.of()),
                new Ban(
                        Pattern.compile("@Disabled|\\bMockito\\b|@Mock\\b"),
                        "fix or delete the test; use a fake of the port instead of a mock",
                        EVERYWHERE,
                        Set.of()),
                new Ban(
                        Pattern.compile("catch \\((final )?(\\w+ \\| )*(Exception|RuntimeException|Throwable)\\b"),
                        "catch what can be thrown; everything is caught only in the lane's loop, around a connector's"
                                + " call, in the HTTP handler, around the JSONata library, a user's function and a reader of stored values",
                        MAIN,
                        CATCHING_ALL),
                new Ban(
                        Pattern.compile("String\\.format\\(|\\.formatted\\("),
                        "join the text with +, which costs a tenth",
                        MAIN.and(file -> HOT.contains(file.module())),
                        Set.of()),
                new Ban(
                        Pattern.compile("\\bsynchronized (?!Throwable fillInStackTrace)|\\bReentrantLock\\b"),
                        "the language, the interpreter and the lanes share nothing; hand it over by a mailbox",
                        MAIN.and(file -> Set.of("asl", "interpreter").contains(file.module())),
                        Set.of()));
    }

    boolean holdsIn(SourceFile file) {
        return where.test(file) && !except.contains(file.name());
    }
}
