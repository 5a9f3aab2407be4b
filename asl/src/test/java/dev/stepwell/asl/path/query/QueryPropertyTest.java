package dev.stepwell.asl.path.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/**
 * Paths on arbitrary documents: the direct walk agrees with the library, and nothing but the promised failure gets out.
 */
final class QueryPropertyTest {
    @Property(tries = 1000)
    void walksReferencePathsAsTheLibraryDoes(
            @ForAll("references") String path, @ForAll("documents") JsonNode document) {
        StepSelector walked = ReferenceParser.parse(path);
        LibrarySelector library = LibrarySelector.compile(path);
        assertThat(walked).isNotNull();
        assertThat(library).isNotNull();
        if (walked == null || library == null) {
            return;
        }

        JsonNode found = walked.find(document);
        JsonNode expected = library.find(document);

        if (expected == null) {
            assertThat(found).isNull();
            assertThat(walked.whyNot(document)).isEqualTo(library.whyNot(document));
        } else if (found == null || found.isMissingNode()) {
            assertThat(found).isNotNull();
            assertThat(expected.isNull()).isTrue();
        } else {
            assertThat(found).isEqualTo(expected);
        }
    }

    @Property(tries = 2000)
    void neverThrowsAnythingButItsFailure(@ForAll("texts") String text, @ForAll("documents") JsonNode document) {
        Query query = Query.parse(text);
        if (query == null) {
            return;
        }
        FakeFrame frame = FakeFrame.input("{}").withContext(document.toString()).withVariable("a", document.toString());

        try {
            JsonNode found = query.read(frame, Payload.of(document));
            assertThat(found).isNotNull();
            query.isReference();
        } catch (EvaluationFailure promised) {
            assertThat(promised.error()).isEqualTo("States.Runtime");
        }
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.of(".a", ".b", ".c", "[0]", "[1]", "['a']", "['b']")
                .list()
                .ofMaxSize(4)
                .map(steps -> "$" + String.join("", steps));
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> pieces = List.of(
                "$",
                "$",
                ".",
                ".",
                "a",
                "b",
                "[",
                "]",
                "(",
                ")",
                "*",
                "?(",
                "@",
                "@.a",
                "==",
                "!=",
                "<",
                "=~",
                "/a/",
                "&&",
                "||",
                "!",
                "in",
                " ",
                ",",
                ":",
                "'",
                "\"",
                "\\",
                "0",
                "1",
                "-1",
                "..",
                "length()",
                "min()",
                "sum()",
                "concat(",
                "append(",
                "keys()",
                "first()",
                "index(",
                "stddev()",
                "null",
                "true",
                "x y",
                "{}",
                "é",
                "\u0000");
        return Arbitraries.of(pieces).list().ofMaxSize(12).map(parts -> "$" + String.join("", parts));
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return Arbitraries.of(
                        "{}",
                        "[]",
                        "null",
                        "7",
                        "\"text\"",
                        "{\"a\":1}",
                        "{\"a\":{\"b\":{\"a\":[1,2.5,\"x\"]}}}",
                        "{\"a\":[{\"a\":1,\"b\":null},{\"a\":\"1\"},[]],\"b\":\"b\"}",
                        "{\"b\":{\"c\":null},\"a\":{\"a\":{}}}",
                        "[[1,2],{\"a\":[true]},null,1e400]",
                        "{\"c\":[0,1,2,3],\"a\":null}")
                .map(Json::read);
    }
}
