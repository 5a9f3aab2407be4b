package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Runs single expressions as the Output of a state. */
final class Outputs {
    private Outputs() {}

    /** The text of the output, or of the failure behind a "! ". */
    static String of(String expression) {
        return of(expression, FakeFrame.input("{}"));
    }

    static String of(String expression, Frame frame) {
        Problems problems = new Problems();
        var flow = new JsonataDialect().stateFlow(StateKind.PASS, state(expression), site(problems));
        if (problems.hasErrors()) {
            return "refused: " + problems.found();
        }
        try {
            return flow.output(frame, Payload.NULL).text();
        } catch (EvaluationFailure failure) {
            String cause = failure.causeText();
            return "! " + cause.substring(cause.indexOf("'Output'") + "'Output' ".length());
        }
    }

    /** What compiling the expression finds, as "CODE: message at location". */
    static List<String> problems(StateKind kind, String expression) {
        Problems problems = new Problems();
        new JsonataDialect().stateFlow(kind, state(expression), site(problems));
        return problems.found().stream().map(Outputs::line).toList();
    }

    static String line(Diagnostic found) {
        return found.code() + ": " + found.message() + " at " + found.location();
    }

    private static ObjectNode state(String expression) {
        return Json.NODES.objectNode().put("Output", "{% " + expression + " %}");
    }

    private static Site site(Problems problems) {
        return new Site("/States/S", problems, new HashSet<>());
    }
}
