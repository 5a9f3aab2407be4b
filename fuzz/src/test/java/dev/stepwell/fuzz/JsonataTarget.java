package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.jsonata.JsonataDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSONata: any text is refused or compiles, and what compiles gives a value or fails as the language says. */
final class JsonataTarget {
    private static final JsonataDialect DIALECT = new JsonataDialect();

    private JsonataTarget() {}

    static void run(byte[] input) {
        if (TextAndDocument.isGenerated(input)) {
            Choices choices = new Choices(input, 1);
            String expression = new JsonataGrammar(choices).expression();
            check(Json.NODES.stringNode("{% " + expression + " %}"), Json.text(Documents.document(choices)));
        } else {
            TextAndDocument given = TextAndDocument.split(input);
            check(template(given.text()), given.document());
        }
    }

    /** A text is one expression; one in brackets may be a template of several. */
    private static JsonNode template(String text) {
        if (text.startsWith("[\"{%") || text.startsWith("{\"")) {
            try {
                return Json.read(text);
            } catch (JacksonException notJson) {
                return Json.NODES.stringNode("{%" + text + "%}");
            }
        }
        return Json.NODES.stringNode("{%" + text + "%}");
    }

    private static void check(JsonNode source, String document) {
        Problems problems = new Problems();
        Set<String> reads = new HashSet<>();
        Template template = DIALECT.template(source, "ItemSelector", site(problems, reads));
        Problems problemsAgain = new Problems();
        Set<String> readsAgain = new HashSet<>();
        Template again = DIALECT.template(source, "ItemSelector", site(problemsAgain, readsAgain));
        assertThat(problemsAgain.found()).isEqualTo(problems.found());
        assertThat(readsAgain).isEqualTo(reads);
        problems.found().forEach(JsonataTarget::checkSaysSomething);
        if (problems.hasErrors()) {
            return;
        }
        Answer answer = Answer.twice(document, frame -> template.evaluate(frame, frame.input()));
        assertThat(Answer.twice(document, frame -> again.evaluate(frame, frame.input())))
                .isEqualTo(answer);
        if (source.isString()) {
            checkAsField(source, document);
        }
    }

    private static void checkAsField(JsonNode source, String document) {
        ObjectNode owner = Json.NODES.objectNode().set("TimeoutSeconds", source).asObject();
        IntegerField field = DIALECT.integer(owner, "TimeoutSeconds", 1, 99, site(new Problems(), new HashSet<>()));
        if (field != null) {
            Answer.twice(document, frame -> {
                int value = field.evaluate(frame, frame.input());
                assertThat(value).isBetween(1, 99);
                return Payload.of(Json.NODES.numberNode(value));
            });
        }
    }

    private static Site site(Problems problems, Set<String> reads) {
        return new Site("/States/S/ItemSelector", problems, reads);
    }

    private static void checkSaysSomething(Diagnostic found) {
        assertThat(List.of(found.code(), found.message())).noneMatch(String::isBlank);
    }
}
