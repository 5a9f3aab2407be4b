package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.jsonata.Lexer.Kind;
import dev.stepwell.asl.jsonata.Lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an expression refers to by walking its grammar (operator precedence, as JSONata's own parser does), without
 * keeping a tree.
 *
 * <p>The flag {@code root} that goes down the walk says whether a bare name would be read from the top-level context:
 * true outside of paths, predicates, groupings and sort terms, and in the body of a function defined there. Confined to
 * one compilation.
 */
final class ReferenceScanner {
    private static final Map<String, Integer> POWER = Map.ofEntries(
            Map.entry(".", 75),
            Map.entry("[", 80),
            Map.entry("{", 70),
            Map.entry("(", 80),
            Map.entry("@", 80),
            Map.entry("#", 80),
            Map.entry("?", 20),
            Map.entry("+", 50),
            Map.entry("-", 50),
            Map.entry("*", 60),
            Map.entry("/", 60),
            Map.entry("%", 60),
            Map.entry("=", 40),
            Map.entry("<", 40),
            Map.entry(">", 40),
            Map.entry("^", 40),
            Map.entry(":=", 10),
            Map.entry("!=", 40),
            Map.entry("<=", 40),
            Map.entry(">=", 40),
            Map.entry("~>", 40),
            Map.entry("?:", 40),
            Map.entry("??", 40),
            Map.entry("and", 30),
            Map.entry("or", 25),
            Map.entry("in", 40),
            Map.entry("&", 50));
    private static final int PREFIX_POWER = 70;

    /**
     * What stands left of an operator, as far as the walk must know it.
     *
     * @param variable its name without the dollar sign, or null for anything else
     * @param start offset of the variable
     */
    private record Left(@Nullable String variable, int start) {
        static final Left OTHER = new Left(null, -1);
    }

    /** A part of the text and what replaces it. */
    private record Edit(int start, int end, String replacement) {}

    private final String source;
    private final Lexer lexer;
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> statesMembers = new LinkedHashSet<>();
    private final Set<String> topLevel = new LinkedHashSet<>();
    private final Set<String> comparisons = new LinkedHashSet<>();
    private final List<Token> regexes = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private int placeholders;
    private boolean usesStates;
    private boolean usesRoot;
    private boolean groups;
    private Token token;

    private ReferenceScanner(String source) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.token = lexer.next(false);
    }

    /**
     * Scans an expression.
     *
     * @throws QueryError when the walk meets something the grammar does not have
     */
    static References scan(String source) {
        ReferenceScanner scanner = new ReferenceScanner(source);
        scanner.scopes.push(new HashSet<>());
        scanner.expression(0, true);
        if (scanner.token.kind() != Kind.END) {
            throw unexpected(scanner.token);
        }
        return scanner.result();
    }

    private References result() {
        called.removeAll(variables);
        return new References(
                Set.copyOf(variables),
                Set.copyOf(called),
                Set.copyOf(statesMembers),
                usesStates,
                new LinkedHashSet<>(topLevel),
                usesRoot,
                plainPath(source),
                groups,
                Set.copyOf(comparisons),
                regexes.stream().map(Token::text).toList(),
                rewritten());
    }

    private String rewritten() {
        StringBuilder text = new StringBuilder(source);
        edits.sort(Comparator.comparingInt(Edit::start).reversed());
        edits.forEach(edit -> text.replace(edit.start(), edit.end(), edit.replacement()));
        return text.toString();
    }

    /** The steps of {@code $variable.name.name}, or null when the expression is anything else. */
    private static @Nullable List<String> plainPath(String source) {
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

    private Left expression(int power, boolean root) {
        Token first = token;
        advance(true);
        Left left = prefix(first, root);
        while (power < leftPower(token)) {
            Token operator = token;
            advance(false);
            left = infix(operator, left, root);
        }
        return left;
    }

    private static int leftPower(Token token) {
        return token.kind() == Kind.OPERATOR ? POWER.getOrDefault(token.text(), 0) : 0;
    }

    private Left prefix(Token first, boolean root) {
        return switch (first.kind()) {
            case LITERAL -> Left.OTHER;
            case REGEX -> regex(first);
            case VARIABLE -> variable(first, root);
            case NAME -> name(first.text(), root);
            case OPERATOR -> prefixOperator(first, root);
            case END -> throw QueryError.coded("S0207", "Unexpected end of expression");
        };
    }

    private Left regex(Token regex) {
        edits.add(new Edit(regex.start(), regex.end(), "$" + References.regexName(regexes.size())));
        regexes.add(regex);
        return Left.OTHER;
    }

    private Left variable(Token first, boolean root) {
        String name = first.text();
        if (name.isEmpty()) {
            if (root) {
                topLevel.add("$");
            }
            return Left.OTHER;
        }
        if (name.equals("$")) {
            usesRoot = true;
            return Left.OTHER;
        }
        if (name.equals(References.STATES) && !isLocal(name) && !token.is(":=")) {
            usesStates = true;
            return new Left(name, first.start());
        }
        if (!isLocal(name) && !token.is(":=")) {
            (token.is("(") ? called : variables).add(name);
        }
        return new Left(name, first.start());
    }

    private Left name(String name, boolean root) {
        if (token.is("(") && (name.equals("function") || name.equals("λ"))) {
            advance(false);
            lambda(root);
        } else if (root) {
            topLevel.add(name);
        }
        return Left.OTHER;
    }

    private Left prefixOperator(Token operator, boolean root) {
        switch (operator.text()) {
            case "*", "**" -> groups = true;
            case "%" -> {}
            case "and", "or", "in" -> name(operator.text(), root);
            case "-" -> expression(PREFIX_POWER, root);
            case "(" -> block(root);
            case "[" -> array(root);
            case "{" -> members(root);
            case "|" -> transform();
            default -> throw unexpected(operator);
        }
        return Left.OTHER;
    }

    private Left infix(Token operator, Left left, boolean root) {
        switch (operator.text()) {
            case "." -> step(left);
            case "[" -> predicate();
            case "{" -> grouping();
            case "(" -> arguments(left, root);
            case "^" -> sortTerms();
            case "@", "#" -> binding();
            case "?" -> condition(root);
            case ":=" -> assignment(left, root);
            default -> operand(operator, root);
        }
        return Left.OTHER;
    }

    private void operand(Token operator, boolean root) {
        if ("<>".indexOf(operator.text().charAt(0)) >= 0) {
            comparisons.add(operator.text());
        }
        expression(POWER.getOrDefault(operator.text(), 0), root);
    }

    private void step(Left left) {
        if (References.STATES.equals(left.variable())
                && !isLocal(References.STATES)
                && (token.kind() == Kind.NAME || token.kind() == Kind.LITERAL)) {
            statesMembers.add(token.text());
        }
        expression(75, false);
    }

    private void predicate() {
        if (!token.is("]")) {
            expression(0, false);
        }
        expect("]", true);
    }

    private void arguments(Left callee, boolean root) {
        List<Token> open = new ArrayList<>();
        if (!token.is(")")) {
            while (true) {
                if (token.is("?")) {
                    open.add(token);
                    advance(true);
                } else {
                    expression(0, root);
                }
                if (!token.is(",")) {
                    break;
                }
                advance(false);
            }
        }
        int end = token.end();
        expect(")", true);
        if (!open.isEmpty() && callee.start() >= 0) {
            partial(callee.start(), open, end);
        }
    }

    /**
     * Writes a partial application out as the function it stands for. The evaluator would leave parameters open that the
     * call does not mention, so that a callback received its index as, say, the limit of {@code $split}.
     */
    private void partial(int start, List<Token> open, int end) {
        List<String> parameters = new ArrayList<>();
        for (Token mark : open) {
            String parameter = "$__open_" + placeholders++;
            parameters.add(parameter);
            edits.add(new Edit(mark.start(), mark.end(), parameter));
        }
        edits.add(new Edit(start, start, "function(" + String.join(",", parameters) + "){"));
        edits.add(new Edit(end, end, "}"));
    }

    private void lambda(boolean root) {
        Set<String> parameters = new HashSet<>();
        while (!token.is(")")) {
            if (token.kind() != Kind.VARIABLE) {
                throw unexpected(token);
            }
            parameters.add(token.text());
            advance(true);
            if (token.is(",")) {
                advance(false);
            }
        }
        expect(")");
        if (token.is("<")) {
            signature();
        }
        expect("{");
        scopes.push(parameters);
        expression(0, root);
        scopes.pop();
        expect("}", true);
    }

    private void signature() {
        int depth = 0;
        do {
            if (token.is("<")) {
                depth++;
            } else if (token.is(">")) {
                depth--;
            } else if (token.kind() == Kind.END || token.is("{")) {
                throw unexpected(token);
            }
            advance(false);
        } while (depth > 0);
    }

    private void block(boolean root) {
        scopes.push(new HashSet<>());
        while (!token.is(")")) {
            expression(0, root);
            if (!token.is(";")) {
                break;
            }
            advance(false);
        }
        expect(")", true);
        scopes.pop();
    }

    private void array(boolean root) {
        if (!token.is("]")) {
            while (true) {
                expression(0, root);
                if (token.is("..")) {
                    advance(false);
                    expression(0, root);
                }
                if (!token.is(",")) {
                    break;
                }
                advance(false);
            }
        }
        expect("]", true);
    }

    private void grouping() {
        groups = true;
        members(false);
    }

    private void members(boolean root) {
        if (!token.is("}")) {
            while (true) {
                expression(0, root);
                expect(":");
                expression(0, root);
                if (!token.is(",")) {
                    break;
                }
                advance(false);
            }
        }
        expect("}", true);
    }

    private void transform() {
        expression(0, false);
        expect("|");
        expression(0, false);
        if (token.is(",")) {
            advance(false);
            expression(0, false);
        }
        expect("|");
    }

    private void sortTerms() {
        expect("(");
        while (true) {
            if (token.is("<") || token.is(">")) {
                advance(false);
            }
            expression(0, false);
            if (!token.is(",")) {
                break;
            }
            advance(false);
        }
        expect(")");
    }

    private void binding() {
        if (token.kind() != Kind.VARIABLE) {
            throw unexpected(token);
        }
        declare(token.text());
        advance(true);
    }

    private void condition(boolean root) {
        expression(0, root);
        if (token.is(":")) {
            advance(false);
            expression(0, root);
        }
    }

    private void assignment(Left left, boolean root) {
        String name = left.variable();
        if (name == null) {
            throw QueryError.coded("S0212", "The left side of := must be a variable name (start with $)");
        }
        // A function may call itself by the name it is given; any other value is computed before the name exists.
        boolean function = token.kind() == Kind.NAME
                && (token.text().equals("function") || token.text().equals("λ"));
        if (function) {
            declare(name);
        }
        expression(9, root);
        declare(name);
    }

    private void declare(String name) {
        scopes.getFirst().add(name);
    }

    private boolean isLocal(String name) {
        for (Set<String> scope : scopes) {
            if (scope.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private void expect(String operator) {
        expect(operator, false);
    }

    private void expect(String operator, boolean infix) {
        if (!token.is(operator)) {
            throw unexpected(token);
        }
        advance(infix);
    }

    private void advance(boolean infix) {
        token = lexer.next(infix);
    }

    private static QueryError unexpected(Token token) {
        return token.kind() == Kind.END
                ? QueryError.coded("S0207", "Unexpected end of expression")
                : QueryError.coded("S0201", "Syntax error: \"" + token.text() + "\"");
    }
}
