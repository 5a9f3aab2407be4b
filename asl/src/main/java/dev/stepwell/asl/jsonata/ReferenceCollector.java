package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.jsonata.Lexer.Kind;
import dev.stepwell.asl.jsonata.Lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what {@link ReferenceScanner} meets, and which names are local where. Confined to one compilation. */
final class ReferenceCollector {

    private final String source;
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final Map<String, Integer> mentions = new HashMap<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> statesMembers = new LinkedHashSet<>();
    private final Set<String> topLevel = new LinkedHashSet<>();
    private final Set<String> comparisons = new LinkedHashSet<>();
    private final List<String> regexes = new ArrayList<>();
    private final Rewriting rewriting;
    private int placeholders;
    private boolean wildcards;
    private int longestArray;
    private boolean usesStates;
    private boolean usesRoot;

    ReferenceCollector(String source) {
        this.source = source;
        this.rewriting = new Rewriting(source);
        open(Set.of());
    }

    /** Enters a block or function body with these local names. */
    void open(Set<String> locals) {
        scopes.push(new HashSet<>(locals));
    }

    void close() {
        scopes.pop();
    }

    void declare(String name) {
        scopes.getFirst().add(name);
    }

    boolean isLocal(String name) {
        return scopes.stream().anyMatch(scope -> scope.contains(name));
    }

    void variable(String name) {
        mentions.merge(name, 1, Integer::sum);
    }

    /** A variable that is handed over as it is: a function, if there is one of that name. */
    void handedOver(String name) {
        if (BuiltIns.byName().containsKey(name)) {
            mentions.computeIfPresent(name, (_, times) -> times - 1);
        }
    }

    void call(String name) {
        called.add(name);
    }

    void states() {
        usesStates = true;
    }

    void statesMember(String name) {
        statesMembers.add(name);
    }

    void topLevel(String name) {
        topLevel.add(name);
    }

    void root() {
        usesRoot = true;
    }

    void comparison(String operator) {
        comparisons.add(operator);
    }

    void regex(Token literal) {
        rewriting.replace(literal.start(), literal.end(), "$" + References.regexName(regexes.size()));
        regexes.add(literal.text());
    }

    /**
     * Writes a partial application out as the function it stands for. The evaluator would leave parameters open that
     * the call does not mention, so that a callback received its index as, say, the limit of {@code $split}.
     *
     * @param start where the called function stands
     * @param open the question marks
     * @param end behind the closing parenthesis
     */
    void partial(int start, List<Token> open, int end) {
        List<String> parameters = new ArrayList<>();
        for (Token mark : open) {
            String parameter = "$__open_" + placeholders++;
            parameters.add(parameter);
            rewriting.replace(mark.start(), mark.end(), parameter);
        }
        rewriting.wrap(start, "function(" + String.join(",", parameters) + "){", end, "}");
    }

    /**
     * Writes an operator out as the call of a function of {@link Operators}.
     *
     * @param start where its left operand begins
     * @param end behind its right operand
     * @param inFunction whether it stands in the body of a function. There the evaluator treats a call in last place
     *     as a loop, which an operator is not: an index keeps it from doing so.
     */
    void operator(Token operator, int start, int end, boolean inFunction) {
        called.add(Operators.name(operator.text()));
        rewriting.replace(operator.start(), operator.end(), ",");
        rewriting.wrap(start, "$" + Operators.name(operator.text()) + "(", end, inFunction ? ")[0]" : ")");
    }

    void wildcard() {
        wildcards = true;
    }

    void array(int members) {
        longestArray = Math.max(longestArray, members);
    }

    References references() {
        called.removeAll(mentions.keySet());
        return new References(
                Set.copyOf(mentions.keySet()),
                mentions.entrySet().stream()
                        .filter(mention -> mention.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(called),
                Set.copyOf(statesMembers),
                usesStates,
                List.copyOf(topLevel),
                usesRoot,
                plainPath(),
                wildcards,
                longestArray,
                Set.copyOf(comparisons),
                List.copyOf(regexes),
                rewriting.text());
    }

    /** The steps of {@code $variable.name.name}, or null when the expression is anything else. */
    private @Nullable List<String> plainPath() {
        Lexer lexer = new Lexer(source);
        Token first = lexer.next(false);
        if (first.kind() != Kind.VARIABLE
                || first.text().isEmpty()
                || first.text().equals("$")) {
            return null;
        }
        List<String> steps = new ArrayList<>();
        steps.add(first.text());
        Token next = lexer.next(true);
        while (next.is(".")) {
            Token name = lexer.next(false);
            if (name.kind() != Kind.NAME) {
                return null;
            }
            steps.add(name.text());
            next = lexer.next(true);
        }
        return next.kind() == Kind.END ? List.copyOf(steps) : null;
    }
}
