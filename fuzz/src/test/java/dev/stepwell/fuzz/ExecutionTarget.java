package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.HistoryJson;
import dev.stepwell.interpreter.HistoryRules;
import dev.stepwell.interpreter.ScriptedWorld;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The interpreter: whatever compiles runs to an end with whatever answers, its history keeps the rules, and storing and
 * reading the state after each step changes nothing.
 */
final class ExecutionTarget {
    private static final int HISTORY_EVENTS_MAX = 200;
    private static final List<String> ERRORS = List.of(
            "E",
            "A",
            "States.Timeout",
            "States.TaskFailed",
            "States.ALL",
            "States.Runtime",
            "States.DataLimitExceeded",
            "States.Permissions",
            "",
            "Lambda.Unknown");

    private ExecutionTarget() {}

    static void run(byte[] input) {
        if (TextAndDocument.isGenerated(input)) {
            Choices choices = new Choices(input, 1);
            String definition = choices.once(3) ? Definitions.changed(choices) : new ProgramGrammar(choices).program();
            check(definition, Json.text(Documents.document(choices)), choices);
        } else {
            TextAndDocument given = TextAndDocument.split(input);
            check(given.text(), given.document(), new Choices(input, input.length / 2));
        }
    }

    private static void check(String definition, String input, Choices choices) {
        if (!(Compiler.compile(definition) instanceof Compiled.Ok ok)) {
            return;
        }
        Program program = ok.program();
        JsonNode script = script(program, choices);
        ScriptedWorld inMemory = new ScriptedWorld(program, input, script, false);
        String outcome = inMemory.run().toString();
        HistoryRules.check(inMemory.history());
        String history = Json.text(HistoryJson.of(inMemory.history()));

        ScriptedWorld restored = new ScriptedWorld(program, input, script, true);
        assertThat(restored.run().toString()).isEqualTo(outcome);
        assertThat(Json.text(HistoryJson.of(restored.history()))).isEqualTo(history);
        assertThat(restored.effects()).hasSameSizeAs(inMemory.effects());
    }

    private static JsonNode script(Program program, Choices choices) {
        ObjectNode script = Json.NODES.objectNode();
        script.put("historyEventsMax", HISTORY_EVENTS_MAX);
        if (choices.once(8)) {
            script.put("payloadBytesMax", 64 + choices.wide() % 1_024);
        }
        if (choices.once(8)) {
            script.putObject("stop").put("at", choices.below(50) / 4.0).put("error", choices.of(ERRORS));
        }
        if (choices.once(16)) {
            script.putArray("missingActivities").add("arn:aws:states:us-east-1:123456789012:activity:a");
        }
        ObjectNode tasks = script.putObject("tasks");
        program.states().keySet().stream().sorted().forEach(state -> {
            ArrayNode answers = tasks.putArray(state);
            for (int left = 1 + choices.below(3); left > 0; left--) {
                answers.add(answer(choices));
            }
        });
        return script;
    }

    private static ObjectNode answer(Choices choices) {
        ObjectNode answer = Json.NODES.objectNode();
        switch (choices.below(8)) {
            case 0 -> answer.put("return", "$arguments");
            case 1, 2 -> answer.set("return", Documents.document(choices));
            case 3, 4, 5 -> failure(answer.putObject("fail"), choices);
            case 6 -> failure(answer.putObject("submitFail"), choices);
            default -> answer.put("never", true);
        }
        if (answer.has("submitFail") && choices.once(2)) {
            answer.set("return", Documents.document(choices));
        }
        answer.put("after", choices.below(40) / 4.0);
        answer.put("submitAfter", choices.below(8) / 4.0);
        answer.put("workerAfter", choices.below(40) / 4.0);
        if (choices.once(4)) {
            answer.putArray("heartbeats").add(choices.below(9)).add(choices.below(9));
        }
        if (choices.once(4)) {
            answer.set("submit", Documents.document(choices));
        }
        return answer;
    }

    private static void failure(ObjectNode failure, Choices choices) {
        failure.put("error", choices.of(ERRORS)).put("cause", choices.once(2) ? choices.text() : "c");
    }
}
