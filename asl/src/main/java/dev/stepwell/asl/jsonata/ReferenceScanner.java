package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.jsonata.Lexer.Kind;
import dev.stepwell.asl.jsonata.Lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an expression refers to by walking its grammar (operator precedence, as JSONata's own parser does),
 * without keeping a tree.
 *
 * <p>The flag {@code root} that goes down the walk says whether a bare name would be read from the top-level context:
 * true outside of paths, predicates, groupings and sort terms, and in the body of a function defined there. Confined to
 * one compilation.
 */
final class ReferenceScanner {
    /**
     * What stands left of an operator, as far as the walk must know it.
     *
     * @param variable its name without the dollar sign, or null for anything else
     * @param start offset of the variable
     */
    private record Left(@Nullable String variable, int start) {
        static final Left OTHER = new Left(null, -1);
    }

    private final Lexer lexer;
    private final ReferenceCollector found;
    private Token token;
    private int behind;
    private int functions;

    private ReferenceScanner(String source) {
        this.lexer = new Lexer(source);
        this.found = new ReferenceCollector(source);
        this.token = lexer.next(false);
    }

    /**
     * Scans an expression.
     *
     * @throws QueryError when the walk meets something the grammar does not have
     */
    static References scan(String source) {
        ReferenceScanner scanner = new ReferenceScanner(source);
        scanner.expression(0, true);
        if (scanner.token.kind() != Kind.END) {
            throw unexpected(scanner.token);
        }
        return scanner.found.references();
    }

    private Left expression(int power, boolean root) {
        Token first = token;
        advance(true);
        Left left = prefix(first, root);
        while (power < Precedence.left(token)) {
            Token operator = token;
            advance(false);
            left = infix(operator, left, first.start(), root);
        }
        return left;
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

    private Left regex(Token literal) {
        found.regex(literal);
        return Left.OTHER;
    }

    private Left variable(Token first, boolean root) {
        String name = first.text();
        if (name.isEmpty()) {
            if (root) {
                found.topLevel("$");
            }
            return Left.OTHER;
        }
        if (name.equals("$")) {
            found.root();
            return Left.OTHER;
        }
        boolean free = !found.isLocal(name) && !token.is(":=");
        if (free && name.equals(References.STATES)) {
            found.states();
        } else if (free && token.is("(")) {
            found.call(name);
        } else if (free) {
            found.variable(name);
        }
        return new Left(name, first.start());
    }

    private Left name(String name, boolean root) {
        if (token.is("(") && (name.equals("function") || name.equals("λ"))) {
            advance(false);
            lambda(root);
        } else if (root) {
            found.topLevel(name);
        }
        return Left.OTHER;
    }

    private Left prefixOperator(Token operator, boolean root) {
        switch (operator.text()) {
            case "*" -> found.wildcard();
            case "**", "%" -> {}
            case "and", "or", "in" -> name(operator.text(), root);
            case "-" -> expression(Precedence.PREFIX, root);
            case "(" -> block(root);
            case "[" -> array(root);
            case "{" -> members(root);
            case "|" -> transform();
            default -> throw unexpected(operator);
        }
        return Left.OTHER;
    }

    private Left infix(Token operator, Left left, int start, boolean root) {
        switch (operator.text()) {
            case "." -> step(left);
            case "[" -> predicate();
            case "{" -> members(false);
            case "(" -> arguments(left, root);
            case "^" -> sortTerms();
            case "@", "#" -> binding();
            case "?" -> condition(root);
            case ":=" -> assignment(left, root);
            default -> operand(operator, start, root);
        }
        return Left.OTHER;
    }

    private void operand(Token operator, int start, boolean root) {
        if ("<>".indexOf(operator.text().charAt(0)) >= 0) {
            found.comparison(operator.text());
        }
        Left right = expression(Precedence.left(operator), root);
        if (operator.is("~>")) {
            handedOver(right);
        } else if (Operators.isOurs(operator.text())) {
            found.operator(operator, start, behind, functions > 0);
        }
    }

    private void step(Left left) {
        if (References.STATES.equals(left.variable())
                && !found.isLocal(References.STATES)
                && (token.kind() == Kind.NAME || token.kind() == Kind.LITERAL)) {
            found.statesMember(token.text());
        }
        expression(Precedence.STEP, false);
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
                    handedOver(expression(0, root));
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
            found.partial(callee.start(), open, end);
        }
    }

    private void handedOver(Left argument) {
        String name = argument.variable();
        if (name != null && !found.isLocal(name)) {
            found.handedOver(name);
        }
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
        found.open(parameters);
        functions++;
        expression(0, root);
        functions--;
        found.close();
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
        found.open(Set.of());
        while (!token.is(")")) {
            expression(0, root);
            if (!token.is(";")) {
                break;
            }
            advance(false);
        }
        expect(")", true);
        found.close();
    }

    private void array(boolean root) {
        int members = 0;
        if (!token.is("]")) {
            while (true) {
                members++;
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
        found.array(members);
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
        found.declare(token.text());
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
            found.declare(name);
        }
        expression(Precedence.ASSIGNED, root);
        found.declare(name);
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
        behind = token.end();
        token = lexer.next(infix);
    }

    private static QueryError unexpected(Token token) {
        return token.kind() == Kind.END
                ? QueryError.coded("S0207", "Unexpected end of expression")
                : QueryError.coded("S0201", "Syntax error: \"" + token.text() + "\"");
    }
}
