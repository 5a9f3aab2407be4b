package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.jsonata.Lexer.Kind;
import dev.stepwell.asl.jsonata.Lexer.Token;

/** How strongly operators bind what stands on their left. */
final class Precedence {
    /** Of a minus sign in front of an operand. */
    static final int PREFIX = 70;

    /** Of the dot between the steps of a path. */
    static final int STEP = 75;

    /** Just below an assignment, which groups to the right. */
    static final int ASSIGNED = 9;

    private Precedence() {}

    static int left(Token token) {
        return token.kind() == Kind.OPERATOR ? of(token.text()) : 0;
    }

    private static int of(String operator) {
        return switch (operator) {
            case "[", "(", "@", "#" -> 80;
            case "." -> STEP;
            case "{" -> 70;
            case "*", "/", "%" -> 60;
            case "+", "-", "&" -> 50;
            case "=", "<", ">", "^", "!=", "<=", ">=", "~>", "?:", "??", "in" -> 40;
            case "and" -> 30;
            case "or" -> 25;
            case "?" -> 20;
            case ":=" -> 10;
            default -> 0;
        };
    }
}
