package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import java.util.List;

/** ValidateStateMachineDefinition: a bad definition is an answer, not an error. */
record ValidateStateMachineDefinition() implements Operation {
    private static final int DEFAULT_DIAGNOSTICS = 100;

    @Override
    public void perform(Request request, Answer answer) {
        List<Diagnostic> all = Compiler.compile(
                        request.text("definition"), CreateStateMachine.type(request.textOrNull("type")))
                .diagnostics();
        boolean warningsToo = "WARNING".equals(request.textOrNull("severity"));
        List<Diagnostic> wanted =
                all.stream().filter(each -> warningsToo || isError(each)).toList();
        int asked = request.whole("maxResults", 0);
        int told = Math.min(wanted.size(), asked == 0 ? DEFAULT_DIAGNOSTICS : asked);
        answer.text("result", all.stream().anyMatch(ValidateStateMachineDefinition::isError) ? "FAIL" : "OK")
                .list("diagnostics", wanted.subList(0, told), ValidateStateMachineDefinition::write)
                .flag("truncated", told < wanted.size());
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }

    private static void write(Diagnostic diagnostic, Answer item) {
        item.text("severity", diagnostic.severity().name())
                .text("code", diagnostic.code())
                .text("message", diagnostic.message())
                .text("location", diagnostic.location());
    }
}
